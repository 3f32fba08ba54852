"""How a file leaves the house: as an attachment, in a sandbox, never run by the browser.

No address of its own: the room where the document hangs answers with `served` after its own permission.
"""

from __future__ import annotations

from django.http import FileResponse

from leerlijn.foundation.documents.queries import Filed, open_document


def served(document: Filed) -> FileResponse:
    """The file for downloading, under the name it came with (RFC 6266)."""
    response = FileResponse(
        open_document(document), as_attachment=True, filename=document.name, content_type=document.kind
    )
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "private, no-store"
    return response
