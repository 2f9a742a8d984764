"""What readers and machines take away: workbooks, all figures as one table, the newest ones."""
