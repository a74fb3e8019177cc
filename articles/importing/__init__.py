"""From a wire story to a draft: decode, read the blocks, find the names and the quotations, write the working copy."""
