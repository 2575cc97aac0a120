package dev.holdfast.dsl.price.retail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnswerPagesTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 2_000 : 25;

    private static String link(String question, int skip) {
        return "https://prices.example/api?$filter=" + question + "&$skip=" + skip + "&api=1";
    }

    /** Pages of one question, each as what it tells; the last one tells nothing. */
    private static List<Runnable> pages(AnswerPages into, String question, int count) {
        List<Runnable> pages = new ArrayList<>();
        for (int page = 1; page < count; page++) {
            int end = page * 100;
            pages.add(() -> into.page(link(question, end), 100));
        }
        pages.add(into::lastPage);
        return pages;
    }

    /** That of the page before the last one is the only link to the last one: without it both look like one answer less. */
    @Test
    void any_other_page_than_the_last_but_one_is_missed_in_whatever_order_the_rest_come() {
        Seeds.forEach(SEEDS, random -> {
            AnswerPages pages = new AnswerPages();
            List<Runnable> one = pages(pages, "one", random.nextInt(3, 8));
            List<Runnable> two = pages(pages, "two", random.nextInt(3, 8));
            boolean complete = random.nextBoolean();
            Runnable twice = one.get(0);
            if (!complete) {
                int index = random.nextInt(two.size() - 1);
                two.remove(index == two.size() - 2 ? two.size() - 1 : index);
            }
            List<Runnable> all = new ArrayList<>(one);
            all.addAll(two);
            all.add(twice);
            Collections.shuffle(all, new Random(random.nextLong()));
            all.forEach(Runnable::run);
            assertThat(pages.warnings()).hasSize(complete ? 0 : 1);
        });
    }

    @Test
    void a_gap_is_named_by_its_rows() {
        AnswerPages pages = new AnswerPages();
        pages.page(link("one", 400), 100);
        pages.page(link("one", 100), 100);
        pages.lastPage();
        assertThat(pages.warnings()).singleElement().asString().contains("rows 101 to 300");
    }

    @Test
    void a_link_that_counts_no_rows_asks_for_a_last_page_all_the_same() {
        AnswerPages pages = new AnswerPages();
        pages.page("https://prices.example/next", 100);
        assertThat(pages.warnings()).singleElement().asString().contains("The last page of an answer is missing");
        pages.lastPage();
        assertThat(pages.warnings()).isEmpty();
    }

    @Test
    void each_question_needs_a_last_page() {
        AnswerPages pages = new AnswerPages();
        pages.page(link("one", 100), 100);
        pages.page(link("two", 100), 100);
        pages.page(link("three", 100).replace("$skip", "%24SKIP"), 100);
        pages.lastPage();
        assertThat(pages.warnings()).singleElement().asString().contains("The last pages of 2 answers are missing");
    }
}
