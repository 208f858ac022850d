"""The Qianhai Plan reference site: data in, checked and cited pages out.

One straight road, a room a stage; a room knows only rooms further right (pyproject.toml holds them to it):

    preview → history → publishing → pages | exports → model → checking → language → reading → schema
"""
