"""What a change costs: the same acts here and in another checkout, in turns in one run: `script/bench against PATH`."""
