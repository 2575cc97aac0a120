package dev.holdfast.dsl.price;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.generator.Seeds;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceBookTextTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 2_000 : 25;
    private static final SourceSpan NOWHERE = SourceSpan.at("generated", 1, 1);

    @TempDir
    private Path directory;

    private PriceBook read(String text) throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        Path file = Files.writeString(directory.resolve("book.yaml"), text);
        return PriceBooks.read(file, "book.yaml", diagnostics)
                .orElseThrow(() -> new AssertionError(diagnostics.sorted() + "\n" + text));
    }

    /** A row without its place and the scale of its amount. */
    private static String row(Price price) {
        return price.display() + "|" + price.amount().stripTrailingZeros() + "|" + price.decimal() + "|"
                + price.source();
    }

    private static Set<String> rows(PriceBook book) {
        Set<String> rows = new TreeSet<>();
        book.prices().forEach(price -> rows.add(row(price)));
        return rows;
    }

    private static String word(RandomGenerator random) {
        return Seeds.oneOf(
                random,
                "",
                "plain words",
                "yes",
                "007",
                "2026-11-01",
                "price service: Standard RA-GRS Data Stored, in force since 2026-01-01",
                "quote \" backslash \\ hash # colon: {brace} [bracket]",
                "null",
                "line\nbreak\ttab\rreturn",
                "Zürich \u00a0 😀",
                "- dash",
                "x".repeat(random.nextInt(1, 300)));
    }

    private static BigDecimal amount(RandomGenerator random) {
        BigDecimal amount;
        do {
            amount = new BigDecimal(
                    new BigInteger(random.nextInt(1, 90), new Random(random.nextLong())), random.nextInt(-4, 30));
        } while (!Price.mayBe(amount));
        return amount;
    }

    private static PriceBook book(RandomGenerator random) {
        Set<String> taken = new HashSet<>();
        List<Price> prices = new ArrayList<>();
        int wanted = random.nextInt(1, 40);
        for (int i = 0; i < wanted; i++) {
            PricedItem item = Seeds.oneOf(random, PricedItem.values());
            Optional<String> redundancy = item.isByRedundancy()
                    ? Optional.of(Seeds.oneOf(random, "LRS", "ZRS", "GRS", "RA-GRS"))
                    : Optional.empty();
            Set<String> regions = new TreeSet<>();
            int count = random.nextInt(4) == 0 ? random.nextInt(40) : random.nextInt(3);
            for (int each = 0; each < count; each++) {
                regions.add(Seeds.oneOf(random, "eastus", "no", "1e3", "us gov", "öst") + random.nextInt(20));
            }
            regions.removeIf(region -> !taken.add(item + "/" + redundancy + "/" + region));
            if (!regions.isEmpty() || taken.add(item + "/" + redundancy)) {
                prices.add(new Price(
                        item, redundancy, regions, amount(random), random.nextBoolean(), word(random), NOWHERE));
            }
        }
        PriceBook.Heading heading = new PriceBook.Heading(
                "book-" + random.nextInt(1_000),
                Seeds.oneOf(random, "EUR", "USD", "JPY"),
                LocalDate.of(2020, 1, 1).plusDays(random.nextInt(4_000)),
                word(random));
        return new PriceBook(heading, prices);
    }

    @Test
    void every_book_reads_back_and_has_one_text_whatever_the_order_of_its_rows() {
        Seeds.forEach(SEEDS, random -> {
            PriceBook book = book(random);
            List<String> comment = List.of("Made for a test.", "", "key: value # [");
            String text = PriceBookText.of(book, comment);
            PriceBook back = read(text);
            assertThat(back.heading()).isEqualTo(book.heading());
            assertThat(rows(back)).isEqualTo(rows(book));
            assertThat(back.prices()).hasSameSizeAs(book.prices());
            assertThat(PriceBookText.of(back, comment)).isEqualTo(text);
            List<Price> shuffled = new ArrayList<>(book.prices());
            Collections.shuffle(shuffled, new Random(random.nextLong()));
            assertThat(PriceBookText.of(new PriceBook(book.heading(), shuffled), comment))
                    .isEqualTo(text);
        });
    }

    @Test
    void the_shipped_book_reads_back() throws IOException {
        PriceBook shipped = PriceBooks.shipped();
        assertThat(rows(read(PriceBookText.of(shipped, List.of())))).isEqualTo(rows(shipped));
    }

    @Test
    void a_book_is_for_people_too() {
        PriceBook book = new PriceBook(
                new PriceBook.Heading("mine", "EUR", LocalDate.of(2026, 11, 1), "a test"),
                List.of(
                        new Price(
                                PricedItem.SNAPSHOT,
                                Optional.empty(),
                                Set.of("westus", "eastus"),
                                new BigDecimal("1E+3"),
                                true,
                                "here",
                                NOWHERE),
                        new Price(
                                PricedItem.VAULT,
                                Optional.of("LRS"),
                                Set.of("eastus"),
                                new BigDecimal("0.0000010"),
                                false,
                                "a test",
                                NOWHERE)));
        assertThat(PriceBookText.of(book, List.of("From a test."))).isEqualTo("""
                # From a test.

                holdfast-prices: 1
                name: mine
                currency: EUR
                effective: 2026-11-01
                source: a test

                prices:
                  - { item: snapshot, regions: [eastus, westus], price: 1000, decimal: true, source: here }
                  - { item: vault, redundancy: LRS, regions: eastus, price: 0.000001 }
                """);
    }

    @Test
    void amounts_that_no_file_could_hold_are_no_prices() {
        assertThat(Price.mayBe(new BigDecimal("123456789012345678901234567890")))
                .isTrue();
        assertThat(Price.mayBe(new BigDecimal("1234567890123456789012345678901")))
                .isFalse();
        assertThat(Price.mayBe(new BigDecimal("0.1234567890123456789012345678")))
                .isTrue();
        assertThat(Price.mayBe(new BigDecimal("0.12345678901234567890123456789")))
                .isFalse();
        assertThat(Price.mayBe(new BigDecimal("1e999999999"))).isFalse();
        assertThat(Price.mayBe(new BigDecimal("1e-999999999"))).isFalse();
        assertThat(Price.mayBe(new BigDecimal("-0.01"))).isFalse();
        assertThat(Price.mayBe(BigDecimal.ZERO)).isTrue();
    }
}
