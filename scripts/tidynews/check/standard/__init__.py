"""Any Data Package in, ours or other people's, a report of everything that is wrong with it by the standard out."""
