package dev.holdfast.cli.command.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.price.PriceBook;
import dev.holdfast.dsl.price.PriceBooks;
import dev.holdfast.dsl.price.PricedItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportPricesTest {

    private static final String RECORDED = "dsl/src/test/resources/azure/prices/backup-westeurope-eur.json";

    @TempDir
    private Path directory;

    @BeforeEach
    void answers() throws IOException {
        Files.copy(Invocation.repository().resolve(RECORDED), directory.resolve("eur.json"));
        write(
                "page-1.json",
                answer(
                        "'https://prices.example?$filter=x&$skip=2'",
                        row("LRS Data Stored", "0.02"),
                        row("LRS Data Stored", "0.03").replace("2024", "2025")));
        write("page-2.json", answer("null", row("Standard GRS Data Stored", "0.04"), row("LRS Snapshots", "0.05")));
        write(
                "euro.json",
                answer("null", row("Standard ZRS Data Stored", "0.04").replace("USD", "EUR")));
        write("empty.json", "{'Items':[]}");
        write("damaged.json", "{'Items':[\n  {'meterName': }]}");
        write("html.json", "<html>");
        write("disks.json", answer("null", row("P10 LRS Disk", "21.68")));
        write("negative.json", answer("null", row("LRS Data Stored", "-1")));
        write("two.json", answer("null", row("LRS Data Stored", "1"), row("LRS Data Stored", "2")));
    }

    private static String row(String meter, String price) {
        return "{'meterName':'%s','retailPrice':%s,'unitOfMeasure':'1 GB/Month','type':'Consumption','currencyCode':'USD','armRegionName':'eastus','effectiveStartDate':'2024-05-01T00:00:00Z'}"
                .formatted(meter, price);
    }

    private static String answer(String next, String... rows) {
        return "{'NextPageLink':" + next + ",'Items':[" + String.join(",", rows) + "]}";
    }

    private void write(String name, String text) {
        Invocation.write(directory, List.of(name, text.replace('\'', '"')));
    }

    private Result run(String... arguments) {
        return run(new Invocation(directory), arguments);
    }

    private static Result run(Invocation invocation, String... arguments) {
        List<String> all = new ArrayList<>(List.of("import", "prices"));
        all.addAll(List.of(arguments));
        return invocation.run(all.toArray(String[]::new));
    }

    /** Messages without the line ends that fit them into a terminal. */
    private static String unwrapped(Result result) {
        return result.err().replaceAll("\\s+", " ");
    }

    private PriceBook book(Path file) {
        Diagnostics diagnostics = new Diagnostics();
        return PriceBooks.read(file, "book", diagnostics)
                .orElseThrow(() -> new AssertionError(diagnostics.sorted().toString()));
    }

    @Test
    void a_recorded_answer_becomes_a_book_on_standard_output_and_everything_else_is_said_beside_it()
            throws IOException {
        Result result = run("eur.json");
        assertThat(result.status()).as(result.all()).isZero();
        PriceBook book = book(Files.writeString(directory.resolve("book.yaml"), result.out()));
        assertThat(book.heading().name()).isEqualTo("azure-westeurope-eur");
        assertThat(book.heading().effective()).hasToString("2026-11-20");
        assertThat(book.find(PricedItem.VAULT, Optional.of("RA-GRS"), "westeurope")
                        .orElseThrow()
                        .amount())
                .isEqualByComparingTo("0.049934");
        assertThat(result.out()).startsWith("# Made by 'holdfast import prices' from eur.json.\n");
        assertThat(result.err()).isEqualTo("""
                10 rows read, 7 taken: 10 prices in EUR, asked for on 2026-11-20.
                Left out:
                  3 rows for what is not metered here: Azure Files Protected Instance, SQL Server in Azure VM Protected Instance, VM Replicated to System Center
                Warning: All prices are of westeurope. The book takes them for every region. Ask the price service for the regions of your vaults, or say --region westeurope for a book that holds there alone.
                Warning: The answers have no price for these. Estimates that need one will say so; none is guessed.
                  snapshot
                  archive ZRS
                  archive GRS
                  archive RA-GRS
                  region-transfer
                """);
    }

    @Test
    void pages_are_taken_together_in_any_order_and_written_to_a_new_file() {
        Result result =
                run("page-2.json", "page-1.json", "-o", "prices/east.yaml", "--name=mine", "--asked", "2026-01-31");
        assertThat(result.status()).as(result.all()).isZero();
        assertThat(result.out()).isEqualTo("wrote prices/east.yaml\n");
        assertThat(result.err())
                .contains("4 rows read, 3 taken")
                .contains("1 row not in force now, because another row is: LRS Data Stored")
                .contains("'LRS Data Stored' is a former name of 'Standard LRS Data Stored'")
                .doesNotContain("page");
        PriceBook book = book(directory.resolve("prices/east.yaml"));
        assertThat(book.heading().name()).isEqualTo("mine");
        assertThat(book.heading().effective()).hasToString("2026-01-31");
        assertThat(book.prices()).hasSize(4); // with restores, which are free
        assertThat(run(new Invocation(directory).answering(text("page-1.json")), "-", "page-2.json", "--region=EastUS")
                        .out())
                .contains("price: 0.03")
                .contains("from standard input, page-2.json");
    }

    private String text(String file) {
        try {
            return Files.readString(directory.resolve(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_page_that_is_missing_is_warned_of() {
        Result result = run("page-1.json");
        assertThat(result.status()).isZero();
        assertThat(result.err()).contains("Warning: The last page of an answer is missing");
    }

    @Test
    void a_region_that_is_in_no_row_is_warned_of_or_refused() {
        assertThat(run("page-2.json", "--region", "eastus", "--region", "westus")
                        .err())
                .contains("Warning: No row is of region 'westus'.");
        Result none = run("page-2.json", "--region", "eastsu");
        assertThat(none.status()).isEqualTo(65);
        assertThat(unwrapped(none)).contains("No row is of region 'eastsu'. Did you mean 'eastus'?");
    }

    @Test
    void a_file_that_exists_stays_unless_it_may_be_overwritten() {
        assertThat(run("page-2.json", "-o", "book.yaml").status()).isZero();
        String before = text("book.yaml");
        Result refused = run("eur.json", "-o", "book.yaml");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("book.yaml exists already");
        assertThat(text("book.yaml")).isEqualTo(before);
        assertThat(run("negative.json", "-o", "book.yaml", "--force").status()).isEqualTo(65);
        assertThat(text("book.yaml")).isEqualTo(before);
        assertThat(run("eur.json", "-o", "book.yaml", "--force").status()).isZero();
        assertThat(text("book.yaml")).contains("currency: EUR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "empty.json | 65 | empty.json:1:1 | it has no 'Items', or they are empty",
                "damaged.json | 65 | damaged.json:2:17 | not JSON from here on",
                "html.json | 65 | html.json:1:1 | not JSON from here on",
                "disks.json | 65 | disks.json:1:1 | None of 1 rows prices anything that is metered",
                "negative.json | 65 | negative.json:1: | not negative",
                "two.json | 65 | two.json:1: | two prices for vault LRS in eastus",
                "page-2.json euro.json | 65 | page-2.json:1:1 | several currencies: EUR, USD",
                "nowhere.json | 65 | nowhere.json | there is no such directory or file",
                ". | 65 | . | is a directory",
                "page-1.json page-1.json | 64 | page-1.json | given twice",
                "page-1.json --name=-x | 64 | -x | cannot be the name of a book",
                "page-1.json --asked=yesterday | 64 | yesterday | no day of --asked",
                "page-1.json --out=page-1.json --force | 64 | page-1.json | is one of the answers",
                "page-1.json --region= | 64 | --region | empty",
                "--name=x | 64 | FILE | none is given",
            })
    void bad_input_is_refused_at_its_place(String arguments, int status, String place, String why) {
        Result result = run(arguments.split(" ", -1));
        assertThat(result.status()).as(result.all()).isEqualTo(status);
        assertThat(unwrapped(result)).contains(place).containsIgnoringCase(why);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void names_of_others_cannot_write_to_the_terminal() {
        write("strange.json", answer("null", row("LRS Data Stored", "1"), row("\\u001b[31mred", "1")));
        Result result = run("strange.json");
        assertThat(result.status()).isZero();
        assertThat(result.err()).contains("\\x1b[31mred").doesNotContain("\u001b");
    }
}
