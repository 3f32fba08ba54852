"""The procedures of Pro-U, one file each; pro-u.md section 2."""
