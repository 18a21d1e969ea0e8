namespace Kompass.SelfAssess.Browser.Tests.Pages;

/// <summary>Every table that is seen can be fetched as a file, beside where it is seen.</summary>
[Collection(BrowserSharing.Name)]
public sealed class TableDownloadTests(BrowserHost host)
{
    // Tables without a download of their own, and why.
    private static readonly string[] Exceptions =
    [
        ".k-tick-table", // a form: who answers what
        ".k-review-table", // a form: the numbers of a report that is being reviewed
        ".k-jobs", // a control panel: a button in each row; what has run is in the table beneath
        "[aria-labelledby^='fel']", "[aria-labelledby^='nya']", // what a file that has just been sent holds: nothing of it is stored
        "[aria-labelledby='datumlista-caption']", // a preview that is not saved has no file
        "[aria-labelledby^='luckor']", // the gaps of the evaluators' material, all of which is ordered as Excel from that page
        ".kr-report", // the print view of the report, a document that is fetched whole as Word; its tables are those of other pages
        ".kc-data", // a picture's numbers: all of them are in the file of the table beside it
    ];

    // Several tables of one whole, with one download at the head of the page.
    private static readonly string[] WholePages = ["/Ramverk/Utgava", "/Ramverk/Brygga"];

    private const string Missing = """
        ({ exceptions, whole }) => [...document.querySelectorAll('main table')]
          .filter((table) => !exceptions.some((selector) => table.matches(selector) || table.closest(selector)))
          .filter((table) => !table.closest('.k-hidden'))
          .filter((table) => {
            const frame = table.closest('.k-table-frame, .kc-scroll') ?? table;
            const beside = frame.nextElementSibling?.matches('.k-download') || frame.parentElement.querySelector(':scope > .kc-foot .k-download');
            const near = whole ? document.querySelector('main .k-download') : frame.closest('section')?.querySelector('.k-download');
            return !beside && !near;
          })
          .map((table) => `no download beside "${table.caption?.textContent.trim() ?? table.className}"`)
        """;

    // A name says which table, and no two of one page lead to different files by the same name.
    private const string Unclear = """
        () => {
          const links = [...document.querySelectorAll('.k-download a')].map((link) => ({ name: link.textContent.replace(/\s+/g, ' ').trim(), href: link.href }));
          return [
            ...links.filter((link) => link.name.split(' ').length < 4).map((link) => `"${link.name}" does not say which table`),
            ...links.filter((link) => links.some((other) => other.name === link.name && other.href !== link.href)).map((link) => `"${link.name}" leads to several files`),
          ];
        }
        """;

    [Fact]
    public Task EveryTable_CanBeFetched_BesideWhereItIsSeen() =>
        Tour.FindsNothingAsync(host, new Look("sv", 1280), async page =>
        {
            var path = new Uri(page.Url).AbsolutePath;
            var whole = WholePages.Any(own => ProgramPage.All(host).Any(known => known.Page == own && known.Address.Split('?')[0] == path));
            return await page.EvaluateAsync<string[]>(Missing, new { exceptions = Exceptions, whole });
        });

    [Fact]
    public Task EveryDownload_SaysWhichTable() =>
        Tour.FindsNothingAsync(host, new Look("sv", 1280), async page => await page.EvaluateAsync<string[]>(Unclear));

    [Fact]
    public Task EveryDownload_OfEveryPage_AnswersWithAFile() =>
        Tour.FindsNothingAsync(host, new Look("en", 1280), async page =>
        {
            List<string> faults = [];
            foreach (var address in (await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.k-download a')].map((link) => link.href)")).Distinct())
            {
                var answer = await page.APIRequest.GetAsync(address);
                var body = await answer.BodyAsync();
                var isFile = address.Contains("som=xlsx", StringComparison.Ordinal) ? body is [0x50, 0x4B, ..] : body is [0xEF, 0xBB, 0xBF, ..];
                if (answer.Status != 200 || !isFile)
                {
                    faults.Add($"{address} answered {answer.Status}");
                }
            }

            return faults;
        });
}
