"""The committee paper of a quarter, as PDF and DOCX: what its pages say, on a few sheets of A4."""
