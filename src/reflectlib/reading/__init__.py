"""From the bytes of a definition to an entry of the model, or to what is wrong with it."""
