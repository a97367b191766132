"""Files, folders and tables of articles in, `Article`s out."""
