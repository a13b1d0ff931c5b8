"""Reading complaints that another system kept. Plain: text in, values out; `services.import_complaints` stores them."""
