"""The Qianhai Plan reference site: data in, checked and cited pages out.

The data takes one road: `reading` → `checking` → `model` → `pages` → `output` → `publishing` → `proof`.
"""
