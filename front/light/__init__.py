"""Light pages: HTML that needs no script, quick on a slow phone, in the same process as Streamlit's pages."""
