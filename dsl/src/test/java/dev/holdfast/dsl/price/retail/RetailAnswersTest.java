package dev.holdfast.dsl.price.retail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.json.JsonTree;
import dev.holdfast.dsl.price.Price;
import dev.holdfast.dsl.price.PriceBook;
import dev.holdfast.dsl.price.PriceBookText;
import dev.holdfast.dsl.price.PricedItem;
import dev.holdfast.dsl.tree.Node;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonParser;

class RetailAnswersTest {

    private static final LocalDate ASKED = LocalDate.of(2026, 11, 1);
    private static final SourceSpan PLACE = SourceSpan.at("answers", 1, 1);

    private final Diagnostics diagnostics = new Diagnostics();
    private RetailAnswers answers = answers();

    private RetailAnswers answers(String... regions) {
        return new RetailAnswers(
                new RetailAnswers.Question(Optional.of("mine"), ASKED, new TreeSet<>(List.of(regions))), diagnostics);
    }

    private static Node json(String text) {
        try (JsonParser parser = JsonTree.parser(text)) {
            parser.nextToken();
            return new JsonTree(parser, "answer.json", Set.of(), 1).read();
        } catch (JsonTree.TooLargeException e) {
            throw new AssertionError(e);
        }
    }

    private static String row(String meter, String price, String unit, String more) {
        return "{\"meterName\":\"%s\",\"retailPrice\":%s,\"unitOfMeasure\":\"%s\",\"type\":\"Consumption\",\"currencyCode\":\"USD\",\"armRegionName\":\"eastus\"%s}"
                .formatted(meter, price, unit, more);
    }

    private static String answer(String... rows) {
        return "{\"NextPageLink\":null,\"Items\":[" + String.join(",", rows) + "]}";
    }

    private Optional<RetailImport> read(String... texts) {
        for (String text : texts) {
            answers.add(json(text));
        }
        return answers.book(PLACE);
    }

    private static String amount(PriceBook book, PricedItem item, String redundancy, String region) {
        return book.find(item, Optional.of(redundancy).filter(word -> !word.isEmpty()), region)
                .map(Price::amount)
                .orElseThrow()
                .stripTrailingZeros()
                .toPlainString();
    }

    private static List<String> reasons(RetailImport imported) {
        return imported.leftOut().stream()
                .map(each -> each.reason() + " " + each.rows() + " " + each.names())
                .toList();
    }

    private List<String> problems() {
        return diagnostics.sorted().stream()
                .map(problem -> problem.code() + " " + problem.detail())
                .toList();
    }

    @Test
    void a_recorded_answer_becomes_a_book_and_what_it_does_not_price_is_said() throws IOException {
        String text;
        try (InputStream in = RetailAnswersTest.class.getResourceAsStream("/azure/prices/backup-westeurope-eur.json")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        RetailImport imported = read(text).orElseThrow();
        PriceBook book = imported.book();
        assertThat(book.heading().currency()).isEqualTo("EUR");
        assertThat(amount(book, PricedItem.INSTANCE_MEDIUM, "", "westeurope")).isEqualTo("8.775779");
        assertThat(amount(book, PricedItem.INSTANCE_SMALL, "", "westeurope")).isEqualTo("4.3878895");
        assertThat(amount(book, PricedItem.VAULT, "RA-GRS", "westeurope")).isEqualTo("0.049934");
        assertThat(amount(book, PricedItem.ARCHIVE, "LRS", "westeurope")).isEqualTo("0.002106");
        assertThat(amount(book, PricedItem.REPLICATED_INSTANCE, "", "westeurope"))
                .isEqualTo("21.939447");
        assertThat(imported.rows()).isEqualTo(10);
        assertThat(imported.taken()).isEqualTo(7);
        assertThat(imported.leftOut())
                .containsExactly(new LeftOut(
                        LeftOut.Reason.NOT_METERED,
                        3,
                        new TreeSet<>(List.of(
                                "Azure Files Protected Instance",
                                "SQL Server in Azure VM Protected Instance",
                                "VM Replicated to System Center"))));
        assertThat(imported.renamed()).isEmpty();
        assertThat(imported.warnings()).isEmpty();
        assertThat(imported.everywhere()).contains("westeurope");
        assertThat(imported.missing())
                .containsExactly("snapshot", "archive ZRS", "archive GRS", "archive RA-GRS", "region-transfer");
        assertThat(book.find(PricedItem.VAULT, Optional.of("LRS"), "eastus"))
                .as("the prices of the only region stand for all")
                .isEqualTo(book.find(PricedItem.VAULT, Optional.of("LRS"), "westeurope"))
                .isPresent();
    }

    @Test
    void pages_are_joined_old_names_known_and_what_is_no_price_of_use_is_left_out() {
        RetailImport imported = read(
                        answer(
                                row("LRS Data Stored", "0.03", "1 GB/Month", ",\"productName\":\"Backup\""),
                                row("LRS Data Stored", "0.99", "1 GB/Month", ",\"productName\":\"General Block Blob\""),
                                row("Standard GRS Data Stored", "7", "1 GB/Month", "")
                                        .replace("Consumption", "Reservation")),
                        answer(
                                row("Standard GRS Data Stored", "4", "100 GB/Month", ""),
                                row("Standard GRS Data Stored", "2", "1 GB/Month", ",\"tierMinimumUnits\":51200.0")))
                .orElseThrow();
        assertThat(amount(imported.book(), PricedItem.VAULT, "LRS", "eastus")).isEqualTo("0.03");
        assertThat(amount(imported.book(), PricedItem.VAULT, "GRS", "eastus")).isEqualTo("0.04");
        assertThat(reasons(imported))
                .containsExactly(
                        "OTHER_TYPE 1 [Reservation]",
                        "OTHER_SERVICE 1 [LRS Data Stored]",
                        "ABOVE_A_VOLUME 1 [Standard GRS Data Stored]");
        assertThat(imported.renamed()).containsExactly(Map.entry("LRS Data Stored", "Standard LRS Data Stored"));
        assertThat(imported.warnings()).isEmpty();
    }

    @Test
    void the_price_in_force_last_counts_and_a_missing_page_is_warned_of() {
        String old = row(
                "Standard LRS Data Stored", "0.02", "1 GB/Month", ",\"effectiveStartDate\":\"2024-01-01T00:00:00Z\"");
        String now = row(
                "Standard LRS Data Stored", "0.03", "1 GB/Month", ",\"effectiveStartDate\":\"2026-01-01T00:00:00Z\"");
        RetailImport imported = read(answer(now, old).replace("null", "\"https://next?a=1&$skip=2\""))
                .orElseThrow();
        assertThat(amount(imported.book(), PricedItem.VAULT, "LRS", "EastUS")).isEqualTo("0.03");
        assertThat(imported.warnings()).singleElement().asString().contains("The last page of an answer is missing");
        assertThat(reasons(imported)).containsExactly("NOT_IN_FORCE 1 [Standard LRS Data Stored]");
    }

    @ParameterizedTest
    @CsvSource({
        "1/Month, INSTANCE_MONTH, 1",
        "1 GB/Month, GB_MONTH, 1",
        "10 GB, GB, 10",
        "1 TB/Month, GB_MONTH, 1024",
        "1 GB/Hour, GB_MONTH, 0.001369863013698630",
        "1 GiB / Month, GB_MONTH, 1",
    })
    void units_are_those_of_the_service(String text, String unit, String count) {
        RetailUnit known = RetailUnit.of(text).orElseThrow();
        assertThat(known.unit()).hasToString(unit);
        assertThat(known.count()).isEqualByComparingTo(count);
    }

    @Test
    void what_is_wrong_is_said() {
        assertThat(read("{\"Items\":[]}")).isEmpty();
        assertThat(read("[1,2]")).isEmpty();
        assertThat(read(answer(row("Standard LRS Data Stored", "1", "1 Lightyear", ""))))
                .isEmpty();
        assertThat(read(answer(row("Standard ZRS Data Stored", "1", "1/Month", ""))))
                .isEmpty();
        assertThat(read(answer(
                        row("Standard GRS Data Stored", "1", "1 GB/Month", ""),
                        row("Standard GRS Data Stored", "2", "1 GB/Month", ""))))
                .isEmpty();
        assertThat(read(answer(
                        row("Archive LRS Data Stored", "1", "1 GB/Month", "").replace("USD", "EUR"))))
                .isEmpty();
        assertThat(problems())
                .anyMatch(each -> each.startsWith("NO_PRICES This is no answer of the price service"))
                .anyMatch(each -> each.contains("no unitOfMeasure that is known"))
                .anyMatch(each -> each.contains("is for one instance-month, but vault is priced by the GB-month"))
                .anyMatch(each -> each.contains("two prices for vault GRS in eastus"))
                .anyMatch(each -> each.contains("several currencies: EUR, USD"));
    }

    @Test
    void answers_without_any_of_our_meters_make_no_book() {
        assertThat(read(answer(row("P10 LRS Disk", "21.68", "1/Month", "")))).isEmpty();
        assertThat(problems()).singleElement().asString().contains("None of 1 rows prices anything");
    }

    private static String since(String price, String day) {
        return row("Standard LRS Data Stored", price, "1 GB/Month", ",\"effectiveStartDate\":\"" + day + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-01T00:00:00Z, 2",
        "2026-11-01, 2",
        "2026-11-02T00:00:00Z, 1",
        "2030-01-01T00:00:00.0000000, 1",
        "2024-12-31T00:00:00Z, 1"
    })
    void a_price_that_is_not_in_force_yet_waits(String day, String counts) {
        RetailImport imported = read(answer(since("1", "2025-01-01T00:00:00Z"), since("2", day)))
                .orElseThrow();
        assertThat(amount(imported.book(), PricedItem.VAULT, "LRS", "eastus")).isEqualTo(counts);
        assertThat(reasons(imported)).containsExactly("NOT_IN_FORCE 1 [Standard LRS Data Stored]");
    }

    @Test
    void a_price_that_alone_is_there_counts_before_its_day_with_a_warning() {
        RetailImport imported = read(answer(
                        since("3", "2028-01-01"), since("2", "2027-01-01"), since("2", "2027-01-01")))
                .orElseThrow();
        assertThat(amount(imported.book(), PricedItem.VAULT, "LRS", "eastus")).isEqualTo("2");
        assertThat(imported.warnings()).singleElement().asString().contains("only from 2027-01-01 on");
        assertThat(reasons(imported))
                .containsExactly("NOT_IN_FORCE 1 [Standard LRS Data Stored]", "REPEATED 1 [Standard LRS Data Stored]");
        assertThat(imported.taken()).isEqualTo(1);
    }

    @Test
    void the_order_of_rows_and_answers_does_not_matter() {
        List<String> rows = List.of(
                since("1", "2025-01-01"),
                since("2", "2026-01-01"),
                since("2", "2026-01-01"),
                row("Azure VM Protected Instance", "10", "1/Month", ""),
                row("LRS Snapshots", "0.05", "1 GB/Month", "").replace("eastus", ""),
                row("LRS Data Stored", "9", "1 GB/Month", "").replace("eastus", "westus"));
        RetailImport first = read(answer(rows.toArray(String[]::new))).orElseThrow();
        Seeds.forEach(10, random -> {
            List<String> shuffled = new ArrayList<>(rows);
            Collections.shuffle(shuffled, new Random(random.nextLong()));
            answers = answers();
            RetailImport again = read(shuffled.stream()
                            .map(each -> answer(each))
                            .toArray(String[]::new))
                    .orElseThrow();
            assertThat(PriceBookText.of(again.book(), List.of())).isEqualTo(PriceBookText.of(first.book(), List.of()));
            assertThat(again.leftOut()).isEqualTo(first.leftOut());
            assertThat(again.missing()).isEqualTo(first.missing());
        });
    }

    @Test
    void rows_of_other_regions_are_left_out_and_those_of_all_regions_stay() {
        answers = answers("westus", "northeurope");
        RetailImport imported = read(answer(
                        row("Standard LRS Data Stored", "1", "1 GB/Month", ""),
                        row("Standard LRS Data Stored", "2", "1 GB/Month", "").replace("eastus", "WestUS"),
                        row("Standard GRS Data Stored", "3", "1 GB/Month", "").replace("eastus", "northeurope"),
                        row("LRS Snapshots", "4", "1 GB/Month", "").replace("eastus", "Global")))
                .orElseThrow();
        assertThat(reasons(imported)).containsExactly("OTHER_REGION 1 [Standard LRS Data Stored]");
        assertThat(amount(imported.book(), PricedItem.SNAPSHOT, "", "anywhere")).isEqualTo("4");
        assertThat(imported.missing())
                .contains("vault LRS in northeurope", "vault GRS in westus", "vault ZRS")
                .doesNotContain("snapshot");
    }

    @Test
    void a_region_without_rows_makes_no_book() {
        answers = answers("westus");
        assertThat(read(answer(row("Standard LRS Data Stored", "1", "1 GB/Month", ""))))
                .isEmpty();
        assertThat(problems()).singleElement().asString().contains("None of 1 rows", "in westus");
    }

    @Test
    void rows_of_a_reservation_are_none_of_use_even_if_they_do_not_say_their_type() {
        RetailImport imported = read(answer(
                        row("Standard LRS Data Stored", "1", "1 GB/Month", ""),
                        row("Standard GRS Data Stored", "415550.68", "1/Month", ",\"reservationTerm\":\"1 Year\"")
                                .replace("\"type\":\"Consumption\",", "")))
                .orElseThrow();
        assertThat(reasons(imported)).containsExactly("OTHER_TYPE 1 [Reservation]");
    }

    @Test
    void answers_that_say_no_currency_are_in_the_usual_one_and_that_is_said() {
        RetailImport imported = read(answer(row("Standard LRS Data Stored", "1", "1 GB/Month", "")
                        .replace("\"currencyCode\":\"USD\",", "")))
                .orElseThrow();
        assertThat(imported.book().heading().currency()).isEqualTo("USD");
        assertThat(imported.warnings()).singleElement().asString().contains("No row says its currency");
    }

    @Test
    void prices_are_rounded_to_what_a_book_can_hold() {
        RetailImport imported = read(answer(
                        row("Standard LRS Data Stored", "1", "3 GB/Month", ""),
                        row("Azure VM Protected Instance", "0.0000000000000000000123456789", "1/Month", "")))
                .orElseThrow();
        assertThat(amount(imported.book(), PricedItem.VAULT, "LRS", "eastus")).isEqualTo("0.3333333333333333");
        assertThat(amount(imported.book(), PricedItem.INSTANCE_MEDIUM, "", "eastus"))
                .isEqualTo("0.00000000000000000001");
    }

    @Test
    void prices_in_several_currencies_are_not_compared() {
        assertThat(read(answer(
                        row("Standard LRS Data Stored", "1", "1 GB/Month", ""),
                        row("Standard LRS Data Stored", "2", "1 GB/Month", "").replace("USD", "eur"))))
                .isEmpty();
        assertThat(problems()).singleElement().asString().contains("several currencies: EUR, USD");
    }
}
