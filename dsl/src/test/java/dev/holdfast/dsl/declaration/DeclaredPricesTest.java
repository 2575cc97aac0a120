package dev.holdfast.dsl.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.dsl.price.PriceBooks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclaredPricesTest {

    private static final String BOOK = """
            holdfast-prices: 1
            name: mine
            currency: EUR
            effective: 2026-11-01
            prices:
              - { item: snapshot, price: 1 }
            """;
    private static final String DECLARATION = "holdfast: 1\nname: lab\n";

    @TempDir
    private Path directory;

    private Path estate;

    @BeforeEach
    void files() {
        estate = directory.resolve("estate");
        write("estate/prices/mine.yaml", BOOK);
        write("estate/wrong.yaml", BOOK.replace("snapshot", "snapshots").replace("EUR", "euro"));
        write("estate/empty.yaml", "");
        write("outside.yaml", BOOK);
    }

    private void write(String path, String text) {
        Loading.write(directory.resolve(path), text.getBytes(StandardCharsets.UTF_8));
    }

    private LoadedDeclaration load(String prices) {
        write("estate/holdfast.yaml", DECLARATION + "prices: " + prices + "\n");
        return new DeclarationLoader(directory).load(estate);
    }

    @Test
    void the_book_that_is_named_counts_else_the_shipped_one() {
        LoadedDeclaration loaded = load("prices/mine.yaml");
        assertThat(Loading.problems(loaded)).isEmpty();
        assertThat(Loading.notes(loaded)).isEmpty();
        assertThat(loaded.prices().heading().name()).isEqualTo("mine");
        write("estate/holdfast.yaml", DECLARATION);
        assertThat(new DeclarationLoader(directory).load(estate).prices()).isSameAs(PriceBooks.shipped());
    }

    @Test
    void a_path_counts_from_the_file_that_names_it_and_may_go_up_inside_of_the_folder() {
        write("estate/holdfast.yaml", DECLARATION);
        write("estate/money/costs.holdfast.yaml", "holdfast: 1\nprices: ../prices/mine.yaml\n");
        LoadedDeclaration loaded = new DeclarationLoader(directory).load(estate);
        assertThat(Loading.problems(loaded)).isEmpty();
        assertThat(loaded.prices().heading().name()).isEqualTo("mine");
        LoadedDeclaration alone = new DeclarationLoader(directory).load(estate.resolve("money"));
        assertThat(Loading.problems(alone)).contains("PRICES_UNREADABLE 2:9");
    }

    @Test
    void the_groovy_spelling_names_books_the_same_way() {
        write("estate/holdfast.groovy", "holdfast 1\nname 'lab'\nprices 'prices/mine.yaml'\n");
        LoadedDeclaration loaded = new DeclarationLoader(directory).load(estate.resolve("holdfast.groovy"));
        assertThat(Loading.problems(loaded)).isEmpty();
        assertThat(loaded.prices().heading().name()).isEqualTo("mine");
        write("estate/holdfast.groovy", "holdfast 1\nname 'lab'\nprices 'prices/other.yaml'\n");
        assertThat(Loading.problems(new DeclarationLoader(directory).load(estate.resolve("holdfast.groovy"))))
                .containsExactly("PRICES_UNREADABLE 3:8");
    }

    @Test
    void what_a_book_holds_is_no_part_of_the_digest() {
        LoadedDeclaration before = load("prices/mine.yaml");
        write("estate/prices/mine.yaml", BOOK.replace("price: 1", "price: 2"));
        LoadedDeclaration after = load("prices/mine.yaml");
        assertThat(after.prices().prices().get(0).amount()).isEqualByComparingTo("2");
        assertThat(after.declarationDigest()).isEqualTo(before.declarationDigest());
        assertThat(after.inventoryDigest()).isEqualTo(before.inventoryDigest());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "prices/none.yaml | There is no file 'estate/prices/none.yaml'",
                "prices | is a folder",
                "../outside.yaml | is outside of the declaration's folder",
                "/dev/zero | is a pipe or a device",
                "'a\\0b' | There is no file",
                "ESTATE/../outside.yaml | is outside of the declaration's folder",
            })
    void a_book_that_cannot_be_had_is_an_error_where_it_is_named(String path, String why) {
        assumeTrue(!path.startsWith("/dev") || Files.exists(Path.of("/dev/zero")), "no devices here");
        LoadedDeclaration loaded = load(path.replace("ESTATE", estate.toString()));
        assertThat(Loading.problems(loaded)).containsExactly("PRICES_UNREADABLE 3:9");
        assertThat(Loading.onlyDetail(loaded)).contains(why);
        assertThat(loaded.declaration()).isEmpty();
        assertThat(loaded.declaredPrices()).isEmpty();
    }

    @Test
    void a_missing_book_says_what_to_do() {
        assertThat(Loading.onlyDetail(load("prices/none.yaml")))
                .contains("relative to the file that names them", "holdfast import prices", "leave 'prices' out");
    }

    @Test
    void a_link_out_of_the_folder_is_not_followed_and_its_text_is_not_shown() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "links need rights here");
        Files.createSymbolicLink(estate.resolve("linked.yaml"), directory.resolve("outside.yaml"));
        LoadedDeclaration loaded = load("linked.yaml");
        assertThat(Loading.onlyDetail(loaded)).contains("is outside of the declaration's folder");
        assertThat(loaded.sources()).containsOnlyKeys("estate/holdfast.yaml");
    }

    @Test
    void problems_of_the_book_stand_beside_those_of_the_declaration_each_in_its_file() {
        write("estate/holdfast.yaml", DECLARATION + "nmae: x\nprices: wrong.yaml\n");
        LoadedDeclaration loaded = new DeclarationLoader(directory).load(estate);
        assertThat(places(loaded))
                .containsExactly("estate/holdfast.yaml:3:1", "estate/wrong.yaml:3:11", "estate/wrong.yaml:6:13");
        assertThat(loaded.sources().get("estate/wrong.yaml").lines()).contains("currency: euro");
    }

    private static List<String> places(LoadedDeclaration loaded) {
        return loaded.diagnostics().stream()
                .map(problem -> problem.span().orElseThrow().place())
                .toList();
    }

    @Test
    void an_empty_book_is_no_book() {
        LoadedDeclaration loaded = load("empty.yaml");
        assertThat(loaded.declaration()).isEmpty();
        assertThat(loaded.diagnostics())
                .isNotEmpty()
                .allMatch(problem -> problem.span().orElseThrow().file().equals("estate/empty.yaml"));
    }

    @Test
    void two_files_may_name_the_same_book_but_not_two() {
        write("estate/more.holdfast.yaml", "holdfast: 1\nprices: prices/mine.yaml\n");
        assertThat(Loading.problems(load("prices/mine.yaml"))).isEmpty();
        assertThat(Loading.problems(load("prices/other.yaml"))).contains("DUPLICATE_NAME 2:1");
    }
}
