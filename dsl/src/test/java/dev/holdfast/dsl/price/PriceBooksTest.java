package dev.holdfast.dsl.price;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceBooksTest {

    private static final String HEAD =
            "holdfast-prices: 1\nname: mine\ncurrency: EUR\neffective: 2026-11-01\nsource: a test\n";

    @TempDir
    private Path directory;

    private final Diagnostics diagnostics = new Diagnostics();

    private Optional<PriceBook> read(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("prices.yaml"), text);
        return PriceBooks.read(file, "prices.yaml", diagnostics);
    }

    private List<String> problems() {
        return diagnostics.sorted().stream()
                .map(problem ->
                        problem.code() + " " + problem.span().orElseThrow().place())
                .toList();
    }

    private static BigDecimal amount(PriceBook book, PricedItem item, String redundancy, String region) {
        return book.find(item, Optional.of(redundancy).filter(word -> !word.isEmpty()), region)
                .orElseThrow()
                .amount();
    }

    @Test
    void the_shipped_book_has_the_published_prices_each_with_its_source() {
        PriceBook book = PriceBooks.shipped();
        assertThat(book.heading().currency()).isEqualTo("USD");
        assertThat(book.prices()).allMatch(price -> !price.source().isEmpty());
        assertThat(amount(book, PricedItem.VAULT, "LRS", "westeurope")).isEqualByComparingTo("0.0224");
        assertThat(amount(book, PricedItem.VAULT, "RA-GRS", "westeurope")).isEqualByComparingTo("0.0569");
        assertThat(amount(book, PricedItem.INSTANCE_SMALL, "", "westeurope")).isEqualByComparingTo("5");
        assertThat(amount(book, PricedItem.REGION_TRANSFER, "", "EastUS")).isEqualByComparingTo("0.02");
        assertThat(amount(book, PricedItem.REGION_TRANSFER, "", "japaneast")).isEqualByComparingTo("0.08");
        assertThat(amount(book, PricedItem.REGION_TRANSFER, "", "brazilsouth")).isEqualByComparingTo("0.16");
        Stream.of(PricedItem.values())
                .forEach(item -> assertThat(book.prices()).as(item.word()).anyMatch(price -> price.item() == item));
    }

    @Test
    void a_row_that_names_the_region_wins_and_what_no_row_says_is_not_known() throws IOException {
        PriceBook book = read(HEAD + """
                regionGroups: { north: [NorthEurope, swedencentral] }
                prices:
                  - { item: vault, redundancy: GRS, price: 0.05 }
                  - { item: vault, redundancy: GRS, price: 0.04, regions: [north, uksouth], decimal: true }
                  - { item: snapshot, price: 0.06, regions: eastus, source: here }
                """).orElseThrow();
        assertThat(amount(book, PricedItem.VAULT, "GRS", "eastus")).isEqualByComparingTo("0.05");
        for (String region : Set.of("northeurope", "SwedenCentral", "uksouth")) {
            Price price =
                    book.find(PricedItem.VAULT, Optional.of("GRS"), region).orElseThrow();
            assertThat(price.amount()).isEqualByComparingTo("0.04");
            assertThat(price.bytesPerGb()).isEqualTo(1_000_000_000);
            assertThat(price.display()).isEqualTo("vault GRS in northeurope, swedencentral, uksouth");
        }
        assertThat(book.find(PricedItem.VAULT, Optional.of("LRS"), "eastus")).isEmpty();
        assertThat(book.find(PricedItem.SNAPSHOT, Optional.empty(), "westus")).isEmpty();
        Price snapshot =
                book.find(PricedItem.SNAPSHOT, Optional.empty(), "eastus").orElseThrow();
        assertThat(snapshot.source()).isEqualTo("here");
        assertThat(snapshot.bytesPerGb()).isEqualTo(1L << 30);
        assertThat(snapshot.place().place()).isEqualTo("prices.yaml:10:13");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { item: snapshots, price: 1 }                          | NOT_ONE_OF prices.yaml:7:13
            { item: snapshot, price: -1 }                          | OUT_OF_RANGE prices.yaml:7:30
            { item: snapshot, price: cheap }                       | WRONG_TYPE prices.yaml:7:30
            { item: snapshot }                                     | MISSING_KEY prices.yaml:7:5
            { item: vault, price: 1 }                              | CONFLICTING_KEYS prices.yaml:7:13
            { item: snapshot, redundancy: LRS, price: 1 }          | CONFLICTING_KEYS prices.yaml:7:35
            { item: vault, redundancy: RAGRS, price: 1 }           | NOT_ONE_OF prices.yaml:7:32
            { item: snapshot, price: 1, region: eastus }           | UNKNOWN_KEY prices.yaml:7:33
            { item: snapshot, price: 1, regions: [eastus, EastUS, westus] }, { item: snapshot, price: 2, regions: WestUS } | PRICES_CONTRADICT prices.yaml:7:78
            { item: snapshot, price: 1, decimal: maybe }           | WRONG_TYPE prices.yaml:7:42
            """)
    void a_wrong_row_is_named_with_its_place(String row, String problem) throws IOException {
        assertThat(read(HEAD + "prices:\n  [ " + row + " ]\n")).isEmpty();
        assertThat(problems()).containsExactly(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-01 | yesterday | BAD_DATE prices.yaml:4:12",
                "2026-11-01 | 2026-02-30 | BAD_DATE prices.yaml:4:12",
                "EUR | Euro | BAD_NAME prices.yaml:3:11",
                "name: mine | name: 'my book' | BAD_NAME prices.yaml:2:7",
                "holdfast-prices: 1 | holdfast-prices: 2 | NOT_ONE_OF prices.yaml:1:18",
                "name: mine | names: mine | MISSING_KEY prices.yaml:1:1, UNKNOWN_KEY prices.yaml:2:1",
            })
    void a_wrong_heading_is_named_with_its_place(String part, String wrong, String problems) throws IOException {
        assertThat(read(HEAD.replace(part, wrong) + "prices: [ { item: snapshot, price: 1 } ]\n"))
                .isEmpty();
        assertThat(String.join(", ", problems())).isEqualTo(problems);
    }

    @Test
    void a_price_with_too_many_digits_is_refused_where_it_stands() throws IOException {
        assertThat(read(HEAD + "prices: [ { item: snapshot, price: .12345678901234567890123456789 } ]\n"))
                .isEmpty();
        assertThat(problems()).containsExactly("OUT_OF_RANGE prices.yaml:6:36");
    }

    @Test
    void problems_elsewhere_do_not_hide_those_of_the_book() throws IOException {
        diagnostics.add(SourceSpan.at("other.yaml", 1, 1), DiagnosticCode.UNKNOWN_KEY, "A problem of another file.");
        assertThat(read(HEAD + "prices: [ { item: snapshots, price: 1 } ]\n")).isEmpty();
        assertThat(problems()).containsExactly("UNKNOWN_KEY other.yaml:1:1", "NOT_ONE_OF prices.yaml:6:19");
        assertThat(read(HEAD + "prices: [ { item: snapshot, price: 1 } ]\n")).isPresent();
    }
}
