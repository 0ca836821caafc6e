"""Makes what several folders of tests share importable: :mod:`sandboxes`."""
