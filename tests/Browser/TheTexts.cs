using ServerlessDeals.Pages;

namespace ServerlessDeals.Tests.Browser;

public sealed class TheTexts
{
    [Fact]
    public void AreSplitIntoPassagesWithoutLosingAWord()
    {
        var text = EditorialText.Parse("all", """
            # Everything

            A *summary* with [a link](/about/).

            ## A list

            - **One**: first.

              Second paragraph.
              - nested
            - Two

            1. Ordered

            ### A table

            | Word | Means |
            |---|---|
            | `asOf` | a day |

            > Quoted

            ```
            deals check
            ```
            """);
        Assert.Equal(
            [
                ("Everything", "A summary with a link."), ("A list", "One: first. Second paragraph. nested"), ("A list", "Two"),
                ("A list", "Ordered"),
                ("A table", "Word | Means"), ("A table", "asOf | a day"), ("A table", "Quoted"), ("A table", "deals check"),
            ],
            text.Passages);
    }
}
