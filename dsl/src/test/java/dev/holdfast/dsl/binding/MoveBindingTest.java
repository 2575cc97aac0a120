package dev.holdfast.dsl.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.model.Declaration;
import dev.holdfast.dsl.model.move.Move;
import dev.holdfast.dsl.model.move.MoveType;
import dev.holdfast.dsl.schema.SchemaCheck;
import dev.holdfast.dsl.text.GatedText;
import dev.holdfast.dsl.tree.SourceText;
import dev.holdfast.dsl.yaml.YamlDocument;
import dev.holdfast.dsl.yaml.YamlReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MoveBindingTest {

    private static final SchemaCheck SCHEMA = SchemaCheck.load();

    private static final String ESTATE = """
            holdfast: 1
            name: t
            defaults: { region: eastus }
            vaults: { v: { region: eastus }, w: { region: eastus } }
            policies:
              p: { vault: v, retention: { daily: 7 }, schedule: { daily: "22:00" } }
            vms: { a: {}, b: {} }
            bindings: [ { policy: p } ]
            moved:
            """;

    private static Optional<Declaration> bind(Diagnostics diagnostics, String... moves) {
        StringBuilder text = new StringBuilder(ESTATE);
        for (String move : moves) {
            text.append("  - { ").append(move).append(" }\n");
        }
        YamlDocument document = new YamlReader(diagnostics)
                .read(new GatedText(new SourceText("a.yaml", text.toString()), text.toString()));
        SCHEMA.check(document.root().orElseThrow(), true, Set.of(), diagnostics);
        ParsedFile file = new ParsedFile(new SourceText("a.yaml", text.toString()), document.root(), true);
        return new Binder(List.of(file), diagnostics).bind().declaration();
    }

    @Test
    void moves_name_a_type_and_two_names_and_keep_their_order() {
        Diagnostics diagnostics = new Diagnostics();
        Declaration declaration = bind(
                        diagnostics,
                        "from: policy/old, to: policy/p",
                        "from: vm/rg/web, to: vm/a",
                        "from: vault/far, to: vault/w")
                .orElseThrow();
        assertThat(declaration.moves())
                .containsExactly(
                        new Move(MoveType.POLICY, "old", "p"),
                        new Move(MoveType.VM, "rg/web", "a"),
                        new Move(MoveType.VAULT, "far", "w"));
    }

    @Test
    void what_cannot_be_a_move_is_said_with_its_place_and_reason() {
        Map<List<String>, String> wrong = Map.ofEntries(
                Map.entry(List.of("from: policy/p, to: policy/q"), "still declared"),
                Map.entry(List.of("from: policy/x, to: policy/q"), "'policy/q' is not declared"),
                Map.entry(List.of("from: policy/P, to: vault/v"), "cannot become a vault"),
                Map.entry(List.of("from: x, to: policy/p"), "does not say what has a new name"),
                Map.entry(List.of("from: schedule/a, to: vm/b"), "moves with it: write vm/"),
                Map.entry(List.of("from: polcy/x, to: policy/p"), "Did you mean 'policy'?"),
                Map.entry(List.of("from: policy/, to: policy/p"), "does not say what has a new name"),
                Map.entry(List.of("from: vault/V, to: vault/w"), "'vault/V' is still declared"),
                Map.entry(List.of("from: vm/A, to: vm/c"), "still declared"),
                Map.entry(List.of("from: policy/z, to: policy/z"), "moved to itself"),
                Map.entry(List.of("from: vm/x, to: vm/a", "from: vm/x, to: vm/b"), "moved from already at"),
                Map.entry(List.of("from: vm/x, to: vm/a", "from: vm/y, to: vm/A"), "moved to already at"),
                Map.entry(List.of("from: vm/x, to: vm/y", "from: vm/y, to: vm/a"), "chains or circles"),
                Map.entry(List.of("from: vm/x, to: vm/y", "from: vm/y, to: vm/x"), "chains or circles"));
        wrong.forEach((moves, reason) -> {
            Diagnostics diagnostics = new Diagnostics();
            bind(diagnostics, moves.toArray(String[]::new));
            assertThat(diagnostics.sorted())
                    .as("%s", moves)
                    .filteredOn(found -> found.code() == DiagnosticCode.BAD_MOVE)
                    .anySatisfy(found -> {
                        assertThat(found.detail()).contains(reason);
                        assertThat(found.span().orElseThrow().startLine()).isGreaterThan(9);
                    });
        });
    }

    @Test
    void a_machine_that_is_not_declared_may_come_from_an_inventory() {
        Diagnostics diagnostics = new Diagnostics();
        bind(diagnostics, "from: vm/x, to: vm/y");
        assertThat(diagnostics.sorted()).extracting(Diagnostic::code).doesNotContain(DiagnosticCode.BAD_MOVE);
    }
}
