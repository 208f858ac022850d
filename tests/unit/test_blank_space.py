"""Pages as they are sent."""

from qianhai.publishing import markup

PRESSED = """
<!doctype html>
<html>

  <p>One
     word\N{NO-BREAK SPACE}
  and <b>another</b> <i>one</i>


  </p>
<pre><code>if it:

    stays
</code></pre>

  <pre class="x">  so
   does this </pre>
"""

SENT = """<!doctype html>
<html>
<p>One
word\N{NO-BREAK SPACE}
and <b>another</b> <i>one</i>
</p>
<pre><code>if it:

    stays
</code></pre>
<pre class="x">  so
   does this </pre>
"""


def test_blank_space_between_lines_is_one_break_but_where_it_is_shown() -> None:
    assert markup.close(PRESSED.encode()).decode() == SENT
    assert markup.close(SENT.encode()).decode() == SENT
