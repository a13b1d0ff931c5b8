"""Today: how the work stands now, and what lies between the cracks.

Knows how tickets are found that nobody sees to, from when on that is told, and whom. Writes nothing of tickets.
Doors: `registry.register` for a defect that another room finds.
It must not know rules, surveys, complaints; they register what they find.
"""
