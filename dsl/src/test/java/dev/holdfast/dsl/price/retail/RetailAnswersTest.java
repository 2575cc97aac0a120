package dev.holdfast.dsl.price.retail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.json.JsonTree;
import dev.holdfast.dsl.price.Price;
import dev.holdfast.dsl.price.PriceBook;
import dev.holdfast.dsl.price.PricedItem;
import dev.holdfast.dsl.tree.Node;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                new RetailAnswers.Question("mine", ASKED, new TreeSet<>(List.of(regions))), diagnostics);
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
        assertThat(imported.missing())
                .containsExactly(
                        "snapshot", "archive ZRS", "archive GRS", "archive RA-GRS", "region-transfer", "restore");
        assertThat(book.find(PricedItem.VAULT, Optional.of("LRS"), "eastus")).isEmpty();
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
                .anyMatch(each -> each.startsWith("MISSING_KEY This is no answer of the price service"))
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
}
