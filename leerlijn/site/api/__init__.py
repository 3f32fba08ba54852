"""The interface for programs, `/api/v1`: a second face on the same actions, never a second body.

`interface` puts it together; `calls` says what every call has in common; the other files are its resources.
"""
