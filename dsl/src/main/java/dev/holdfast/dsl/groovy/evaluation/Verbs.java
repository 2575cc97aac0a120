package dev.holdfast.dsl.groovy.evaluation;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.groovy.emission.BlockBuilder;
import dev.holdfast.dsl.groovy.problem.EvaluationProblem;
import dev.holdfast.dsl.groovy.syntax.Expression;
import dev.holdfast.dsl.groovy.value.Value;
import dev.holdfast.dsl.groovy.value.Values;
import dev.holdfast.dsl.groovy.vocabulary.BlockType;
import dev.holdfast.dsl.groovy.vocabulary.ValueShape;
import dev.holdfast.dsl.groovy.vocabulary.Verb;
import dev.holdfast.dsl.groovy.vocabulary.VerbForm;
import dev.holdfast.dsl.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Verbs: what each form of them puts into the tree. */
final class Verbs {

    private final Evaluation evaluation;
    private final SettingValues settings;

    Verbs(Evaluation evaluation) {
        this.evaluation = evaluation;
        this.settings = new SettingValues(evaluation);
    }

    /** Evaluates the arguments of a verb and puts what it says into the block of the frame. */
    void verb(Verb verb, Expression.Call call, Frame frame) {
        SourceSpan place = frame.trail().place(call.nameSpan());
        boolean condition = verb.form() instanceof VerbForm.Setting setting
                && setting.value().condition();
        List<Said.Given> values = new ArrayList<>();
        List<Said.Named> named = new ArrayList<>();
        Optional<Said.Given> block = Optional.empty();
        try {
            for (Expression argument : call.arguments().positional()) {
                Said.Given given = condition ? condition(verb, argument, frame) : given(argument, frame);
                if (given.value() instanceof Value.Closure && !condition && block.isEmpty()) {
                    block = Optional.of(given);
                } else {
                    values.add(given);
                }
            }
            for (Expression.MapEntry entry : call.arguments().named()) {
                Value key = evaluation.expressions().value(entry.key(), frame);
                String name = Expressions.at(entry.key().span(), frame, () -> Values.text(Values.key(key)));
                named.add(new Said.Named(name, frame.trail().place(entry.key().span()), given(entry.value(), frame)));
            }
            say(new Said(verb, place, values, named, block, frame));
        } catch (EvaluationProblem problem) {
            leaveHole(verb, place, frame);
            throw problem;
        }
    }

    /** A condition is a closure or a text; whatever computes a value was probably meant to stand in braces. */
    private Said.Given condition(Verb verb, Expression argument, Frame frame) {
        try {
            return given(argument, frame);
        } catch (EvaluationProblem problem) {
            throw switch (argument.kind()) {
                case BINARY, UNARY, PROPERTY, INDEX ->
                    EvaluationProblem.at(
                            frame.trail().place(argument.span()),
                            DiagnosticCode.WRONG_TYPE,
                            "'" + verb.name() + "' takes a condition in braces: " + verb.name()
                                    + " { vm.tags.env == 'prod' }.");
                case LITERAL, TEMPLATE, LIST, MAP, RANGE, NAME, CALL, CONDITIONAL, ELVIS, CLOSURE -> problem;
            };
        }
    }

    private Said.Given given(Expression argument, Frame frame) {
        return new Said.Given(
                evaluation.expressions().value(argument, frame), frame.trail().place(argument.span()));
    }

    /** A setting whose value could not be made is not missing. */
    private void leaveHole(Verb verb, SourceSpan place, Frame frame) {
        boolean one = verb.form() instanceof VerbForm.Setting || verb.form() instanceof VerbForm.Block;
        if (one && frame.block().builder().put(keys(verb.path(), place), BlockBuilder.nothing(place))) {
            evaluation.hole(place);
        }
    }

    private void say(Said said) {
        VerbForm form = said.verb().form();
        if (form instanceof VerbForm.Setting setting) {
            setting(said, setting.value());
        } else if (form instanceof VerbForm.Block block) {
            block(said, block);
        } else if (form instanceof VerbForm.Named named) {
            named(said, named);
        } else if (form instanceof VerbForm.Item item) {
            item(said, item);
        } else {
            entries(said, (VerbForm.Entries) form);
        }
    }

    private void setting(Said said, ValueShape shape) {
        refuseBlock(said, shape.title());
        refuseNamed(said);
        if (said.values().isEmpty()) {
            throw said.wrong(said.place(), "'" + said.name() + "' needs a value: " + shape.title() + ".");
        }
        put(said, settings.of(said, shape));
    }

    private void refuseBlock(Said said, String wanted) {
        if (said.block().isPresent()) {
            throw said.wrong(
                    said.block().get().span(),
                    "'" + said.name() + "' takes no block in braces. It takes " + wanted + ".");
        }
    }

    private void refuseNamed(Said said) {
        if (!said.named().isEmpty()) {
            throw said.wrong(
                    said.named().get(0).span(), "'" + said.name() + "' takes no named values. Write the value alone.");
        }
    }

    private void block(Said said, VerbForm.Block form) {
        boolean mapping = said.block().isPresent() || !said.named().isEmpty() || isMap(said);
        if (!mapping && form.orValue().isPresent() && !said.values().isEmpty()) {
            put(said, settings.of(said, form.orValue().get()));
            return;
        }
        List<Said.Given> rest =
                isMap(said) ? said.values().subList(1, said.values().size()) : said.values();
        if (!rest.isEmpty()) {
            throw said.wrong(
                    rest.get(0).span(),
                    "'" + said.name() + "' takes a block in braces, and this is "
                            + Values.described(rest.get(0).value()) + ". Write " + said.name() + " { … }.");
        }
        if (!mapping && !form.mayBeEmpty()) {
            throw empty(said, form.type(), said.name() + " { … }");
        }
        refuseTwice(said, said.verb().path());
        put(said, filled(said, form.type(), said.frame().trail()));
    }

    private static boolean isMap(Said said) {
        return !said.values().isEmpty() && said.values().get(0).value() instanceof Value.Mapping;
    }

    private EvaluationProblem empty(Said said, BlockType type, String form) {
        return said.wrong(
                said.place(),
                "'" + said.name() + "' says nothing without a block. Write " + form + " with settings such as "
                        + String.join(
                                ", ", type.verbs().keySet().stream().limit(4).toList())
                        + ".");
    }

    /** The mapping that the named values and the block of a verb fill. */
    private Node.Mapping filled(Said said, BlockType type, Trail trail) {
        Frame.Block block = new Frame.Block(type, new BlockBuilder());
        evaluation.budget().elements(1);
        Frame inner = Frame.body(said.frame().environment(), block, trail);
        List<Said.Named> named = new ArrayList<>(said.named());
        if (isMap(said)) {
            named.addAll(0, entriesOf(said.values().get(0)));
        }
        for (Said.Named one : named) {
            try {
                setting(one, inner);
            } catch (EvaluationProblem problem) {
                evaluation.problems().add(problem);
            }
        }
        said.block().ifPresent(closure -> evaluation.calls().fill((Value.Closure) closure.value(), block, trail));
        return block.builder().build(said.place());
    }

    private static List<Said.Named> entriesOf(Said.Given map) {
        List<Said.Named> named = new ArrayList<>();
        for (Map.Entry<Value, Value> entry :
                ((Value.Mapping) map.value()).entries().entrySet()) {
            named.add(new Said.Named(
                    Values.text(entry.getKey()), map.span(), new Said.Given(entry.getValue(), map.span())));
        }
        return named;
    }

    /** A setting of a block that is given as a named value. */
    private void setting(Said.Named named, Frame frame) {
        BlockType type = frame.block().type();
        Verb verb = type.verb(named.name())
                .orElseThrow(() -> evaluation.names().unknownCall(named.name(), named.span(), frame));
        Said.Given given = named.given();
        boolean condition = verb.form() instanceof VerbForm.Setting setting
                && setting.value().condition();
        if (verb.form() instanceof VerbForm.Named || verb.form() instanceof VerbForm.Item) {
            throw EvaluationProblem.at(
                    named.span(),
                    DiagnosticCode.WRONG_TYPE,
                    "'" + named.name()
                            + "' cannot be given as a named value, because it may be repeated. Write it inside"
                            + " braces: " + type.title() + " { " + named.name() + "(…) { … } }.");
        }
        Optional<Said.Given> block =
                given.value() instanceof Value.Closure && !condition ? Optional.of(given) : Optional.empty();
        List<Said.Given> values = block.isPresent() ? List.of() : List.of(given);
        try {
            say(new Said(verb, named.span(), values, List.of(), block, frame));
        } catch (EvaluationProblem problem) {
            leaveHole(verb, named.span(), frame);
            throw problem;
        }
    }

    private void named(Said said, VerbForm.Named form) {
        if (said.values().isEmpty()
                && !said.named().isEmpty()
                && said.named().get(0).given().value() instanceof Value.Closure) {
            Said.Named first = said.named().get(0);
            throw said.wrong(
                    first.span(),
                    "A name before a block stands in parentheses, without a colon: " + said.name() + "('" + first.name()
                            + "') { … }.");
        }
        if (said.values().isEmpty()) {
            throw said.wrong(said.place(), "'" + said.name() + "' needs a name: " + said.name() + "('name') { … }.");
        }
        Said.Given first = said.values().get(0);
        String name = Expressions.at(
                first.span(),
                said.frame(),
                () -> Values.expectText(first.value(), "The name of '" + said.name() + "'"));
        if (said.values().size() > 1) {
            throw said.wrong(
                    said.values().get(1).span(),
                    "'" + said.name() + "' takes one name and a block in braces. Write " + said.name()
                            + "('name') { … }.");
        }
        if (said.block().isEmpty() && said.named().isEmpty() && !form.mayBeEmpty()) {
            throw empty(said, form.type(), said.name() + "('" + name + "') { … }");
        }
        List<Node.Scalar> keys = new ArrayList<>(keys(said.verb().path(), said.place()));
        keys.add(BlockBuilder.key(name, first.span()));
        List<String> path = keys.stream().map(Node.Scalar::text).toList();
        refuseTwice(said, path);
        Said body = new Said(said.verb(), said.place(), List.of(), said.named(), said.block(), said.frame());
        evaluation.budget().elements(1);
        Node value = filled(body, form.type(), said.frame().trail().inside(said.name(), name));
        said.frame().block().builder().put(keys, value);
    }

    private void item(Said said, VerbForm.Item form) {
        List<Said.Named> named = new ArrayList<>();
        if (!said.values().isEmpty() && !isMap(said)) {
            Said.Given first = said.values().get(0);
            String verb = form.nameVerb()
                    .orElseThrow(() -> said.wrong(
                            first.span(), "'" + said.name() + "' has no name. Write " + said.name() + " { … }."));
            named.add(new Said.Named(verb, first.span(), first));
            if (said.values().size() > 1) {
                throw said.wrong(
                        said.values().get(1).span(), "'" + said.name() + "' takes one name and a block in braces.");
            }
        }
        named.addAll(said.named());
        if (said.block().isEmpty() && named.isEmpty() && !isMap(said)) {
            throw empty(said, form.type(), said.name() + " { … }");
        }
        List<Said.Given> values = isMap(said) ? said.values() : List.of();
        Said body = new Said(said.verb(), said.place(), values, named, said.block(), said.frame());
        Trail trail = label(said)
                .map(name -> said.frame().trail().inside(said.name(), name))
                .orElse(said.frame().trail());
        Node value = filled(body, form.type(), trail);
        if (!said.frame()
                .block()
                .builder()
                .append(keys(said.verb().path(), said.place()).get(0), value)) {
            refuseTwice(said, said.verb().path());
        }
    }

    private static Optional<String> label(Said said) {
        return said.values().stream()
                .map(Said.Given::value)
                .findFirst()
                .filter(value -> value instanceof Value.Text)
                .map(value -> ((Value.Text) value).text());
    }

    private void entries(Said said, VerbForm.Entries form) {
        refuseBlock(said, "named values: " + said.name() + " key: 'value'");
        if (said.named().isEmpty()
                && !isMap(said)
                && !said.values().isEmpty()
                && form.orValue().isPresent()) {
            put(said, settings.of(said, form.orValue().get()));
            return;
        }
        List<Said.Given> rest =
                isMap(said) ? said.values().subList(1, said.values().size()) : said.values();
        if (!rest.isEmpty() || (said.named().isEmpty() && !isMap(said))) {
            throw said.wrong(
                    rest.isEmpty() ? said.place() : rest.get(0).span(),
                    "'" + said.name() + "' takes named values: " + said.name() + " key: 'value', other: 'value'.");
        }
        List<Said.Named> all =
                new ArrayList<>(isMap(said) ? entriesOf(said.values().get(0)) : List.of());
        all.addAll(said.named());
        BlockBuilder builder = new BlockBuilder();
        for (Said.Named named : all) {
            Said one = new Said(
                    said.verb(), named.span(), List.of(named.given()), List.of(), Optional.empty(), said.frame());
            evaluation.budget().elements(1);
            Node.Scalar key = BlockBuilder.key(named.name(), named.span());
            Node value = settings.of(one, form.value());
            Optional<SourceSpan> before = builder.place(List.of(named.name()));
            if (before.isPresent()) {
                throw twice(named.span(), named.name(), before.get());
            }
            builder.put(List.of(key), value);
        }
        SourceSpan first =
                all.isEmpty() ? said.values().get(0).span() : all.get(0).span();
        SourceSpan last =
                all.isEmpty() ? first : all.get(all.size() - 1).given().span();
        put(said, builder.build(SettingValues.spanning(first, last)));
    }

    private static List<Node.Scalar> keys(List<String> path, SourceSpan place) {
        return path.stream().map(key -> BlockBuilder.key(key, place)).toList();
    }

    private void put(Said said, Node value) {
        refuseTwice(said, said.verb().path());
        evaluation.budget().elements(1);
        said.frame().block().builder().put(keys(said.verb().path(), said.place()), value);
    }

    private void refuseTwice(Said said, List<String> path) {
        Optional<SourceSpan> before = said.frame().block().builder().place(path);
        if (before.isPresent()) {
            String what = path.size() > said.verb().path().size() ? path.get(path.size() - 1) : said.name();
            throw twice(said.place(), what, before.get());
        }
    }

    private static EvaluationProblem twice(SourceSpan place, String what, SourceSpan before) {
        return EvaluationProblem.of(Diagnostic.at(
                        place,
                        DiagnosticCode.DUPLICATE_KEY,
                        "'" + what + "' is already written in this block, on line " + before.startLine()
                                + ". Only one of the two could take effect. Remove one, or merge their contents.")
                .withRelated(before, "first written here"));
    }
}
