"""Base classes of the API: token sign-in, who may call, paging, and errors in plain words."""
