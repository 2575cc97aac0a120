package dev.holdfast.dsl.price.retail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.price.PricedItem;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTextTest {

    private static final String ROW =
            "{'meterName':'Standard LRS Data Stored','retailPrice':0.02,'unitOfMeasure':'1 GB/Month','currencyCode':'EUR'}";

    private final Diagnostics diagnostics = new Diagnostics();
    private final RetailAnswers answers = new RetailAnswers(
            new RetailAnswers.Question(Optional.of("mine"), LocalDate.of(2026, 11, 1), new TreeSet<>()), diagnostics);

    /** Quotes are single ones. */
    private Optional<RetailImport> read(String text) {
        byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        AnswerText.read(new ByteArrayInputStream(bytes), "answer.json", answers, diagnostics);
        return answers.book(SourceSpan.at("answer.json", 1, 1));
    }

    private List<String> problems() {
        return diagnostics.sorted().stream()
                .map(problem ->
                        problem.code() + " " + problem.span().orElseThrow().place())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'Items':[ROW]}",
                "\uFEFF{'Items':[ROW]}",
                "{'Items':[ROW],'NextPageLink':'https://x?$skip=1'} {'Items':[ROW]}",
                "[{'Items':[ROW]},{'Items':[ROW]}]",
                "{'Items':[ROW],'Count':1,'NextPageLink':''}",
            })
    void answers_are_read_alone_in_a_list_or_one_after_the_other(String text) {
        RetailImport imported = read(text.replace("ROW", ROW)).orElseThrow(() -> new AssertionError(problems()));
        assertThat(imported.warnings()).isEmpty();
        assertThat(imported.taken()).isEqualTo(1);
        assertThat(imported.book().find(PricedItem.VAULT, Optional.of("LRS"), "anywhere"))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "| NO_PRICES answer.json:1:1",
                "<html>busy</html> | SYNTAX answer.json:1:1",
                "{'Items':[ROW] | SYNTAX answer.json:1:121",
                "{'Items':[]} | NO_PRICES answer.json:1:1",
                "{'Items':{}} | NO_PRICES answer.json:1:1",
                "{'error':{'code':'BadRequest','message':'no such filter'}} | NO_PRICES answer.json:1:1",
                "{'Items':[ROW],'Items':[ROW]} | DUPLICATE_KEY answer.json:1:122",
                "{'Items':['row']} | WRONG_TYPE answer.json:1:11",
                "5 | NO_PRICES answer.json:1:1",
                "[] | NO_PRICES answer.json:1:1",
                "{'Items':[ROW]} oops | SYNTAX answer.json:1:123",
            })
    void what_is_no_answer_is_refused_at_its_place(String text, String problem) {
        assertThat(read(text == null ? "" : text.replace("ROW", ROW))).isEmpty();
        assertThat(problems()).containsExactly(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "0.02 | -0.02 | OUT_OF_RANGE",
                "0.02 | 'free' | OUT_OF_RANGE",
                "0.02 | true | OUT_OF_RANGE",
                "0.02 | 1e999999999 | OUT_OF_RANGE",
                "0.02 | 1e99999999999999 | OUT_OF_RANGE",
                "0.02 | 1e40 | OUT_OF_RANGE",
                "0.02 | null | BAD_QUANTITY",
                "0.02 | [1] | BAD_QUANTITY",
                "1 GB/Month | 0 GB/Month | BAD_QUANTITY",
                "1 GB/Month | 1 Hour | BAD_QUANTITY",
                "1 GB/Month | 1/Month | BAD_QUANTITY",
                "'EUR' | 'EURO' | BAD_NAME",
                "'EUR' | 'EUR','effectiveStartDate':'soon' | BAD_DATE",
                "'EUR' | 'EUR','armRegionName':'east\\nus' | BAD_NAME",
                "'EUR' | 'EUR','tierMinimumUnits':'many' | WRONG_TYPE",
            })
    void a_wrong_row_is_named(String part, String wrong, String code) {
        assertThat(read("{'Items':[" + ROW.replace(part, wrong) + "]}")).isEmpty();
        assertThat(diagnostics.sorted())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).hasToString(code));
    }

    @Test
    void what_the_service_says_of_itself_is_repeated() {
        read("{'Error':{'Code':'BadRequest','Message':'Invalid OData parameters supplied'}}");
        assertThat(diagnostics.sorted())
                .singleElement()
                .satisfies(problem -> assertThat(problem.detail())
                        .contains("refused the question (BadRequest, Invalid OData parameters supplied)"));
    }

    @Test
    void long_texts_of_others_are_cut_in_messages() {
        assertThat(read("{'Items':[" + ROW.replace("0.02", "'" + "9x".repeat(500) + "'") + "]}"))
                .isEmpty();
        assertThat(diagnostics.sorted())
                .singleElement()
                .satisfies(problem -> assertThat(problem.detail()).contains("…").hasSizeLessThan(300));
    }
}
