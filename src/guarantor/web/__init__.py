"""Pages and HTTP API over a ledger, for reading: `app(address)` is an ASGI application.

The filters `as_of as_recorded since party issue language limit` mean the same as on the command line and
stand in the address of every page, so that what one sees can be sent on.
"""

from guarantor.web.application import app

__all__ = ["app"]
