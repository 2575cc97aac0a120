package dev.holdfast.dsl.groovy.evaluation;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.dsl.groovy.problem.EvaluationProblem;
import dev.holdfast.dsl.groovy.value.Environment;
import dev.holdfast.dsl.groovy.vocabulary.BlockType;
import dev.holdfast.dsl.groovy.vocabulary.Verb;
import dev.holdfast.dsl.groovy.vocabulary.VerbForm;
import dev.holdfast.dsl.groovy.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What names may be given, and what a name that is not known was probably meant to be. */
final class Names {

    /** Words for which a name is not free, beside the verbs. */
    static final String IMPLICIT = "it";

    static final String APPLY = "apply";

    private static final String MACHINE = "vm";
    private static final String DEFAULTS = "defaults";

    /** Names that people bring along from elsewhere, and what to write instead. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "foreach", "A loop is written for (x in values) { … }, or values.each { x -> … }.",
            "println", "A policy file prints nothing. Remove the line; 'holdfast plan' shows what it declares.",
            "print", "A policy file prints nothing. Remove the line; 'holdfast plan' shows what it declares.",
            "include", "Another file is taken in with apply from: 'other.holdfast.groovy'.",
            "plugins", "There are no plugins: the verbs of the language are all there is.");

    private static final Map<String, String> TRUTHS = Map.of(
            "yes", "true", "no", "false", "True", "true", "False", "false", "TRUE", "true", "FALSE", "false", "on",
            "true", "off", "false");

    private final Vocabulary vocabulary;

    Names(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    boolean isWord(String name) {
        return vocabulary.words().contains(name);
    }

    /** Refuses names of verbs, and names that are visible already, as Groovy does. */
    void check(String name, SourceSpan span, Environment environment) {
        checkVerb(name, span);
        Optional<Environment.Variable> visible = name.equals(IMPLICIT) ? Optional.empty() : environment.variable(name);
        if (visible.isPresent()) {
            throw EvaluationProblem.of(Diagnostic.at(
                            span,
                            DiagnosticCode.BAD_NAME,
                            "The name '" + name + "' is taken: a variable of this name is visible here. Choose another"
                                    + " name, or assign without def.")
                    .withRelated(visible.get().declared(), "declared here"));
        }
        environment.file().function(name).ifPresent(function -> {
            throw EvaluationProblem.of(Diagnostic.at(
                            span,
                            DiagnosticCode.BAD_NAME,
                            "The name '" + name + "' is taken by a function. Choose another name.")
                    .withRelated(function.function().span(), "declared here"));
        });
    }

    /** Refuses names of verbs. */
    void checkVerb(String name, SourceSpan span) {
        if (name.equals(APPLY)) {
            throw EvaluationProblem.at(
                    span, DiagnosticCode.BAD_NAME, "'apply' takes in another file. Choose another name.");
        }
        List<BlockType> blocks = vocabulary.blocksOf(name);
        if (!blocks.isEmpty()) {
            throw EvaluationProblem.at(
                    span,
                    DiagnosticCode.BAD_NAME,
                    "'" + name + "' is a verb of the language, and a variable of this name would hide it. Call it '"
                            + betterName(name, blocks) + "'.");
        }
    }

    /** What declares something by name gives the name of it; anything else is a value of something, mostly of a machine. */
    private String betterName(String verb, List<BlockType> blocks) {
        Optional<VerbForm> outside = vocabulary.root().verb(verb).map(Verb::form);
        boolean declares =
                outside.filter(form -> form instanceof VerbForm.Named).isPresent();
        List<String> titles = blocks.stream()
                .filter(block -> !isFile(block))
                .map(BlockType::title)
                .filter(title -> !title.equals(DEFAULTS))
                .toList();
        String owner = titles.isEmpty() || outside.isPresent() || titles.contains(MACHINE) ? MACHINE : titles.get(0);
        String better = declares ? verb + "Name" : owner + Character.toUpperCase(verb.charAt(0)) + verb.substring(1);
        return vocabulary.blocksOf(better).isEmpty() ? better : better + "Value";
    }

    /** A call that is no variable, function, or verb of the block it stands in. */
    EvaluationProblem unknownCall(String name, SourceSpan span, Frame frame) {
        BlockType here = frame.block().type();
        Optional<Verb> inYaml = here.verbs().values().stream()
                .filter(verb -> verb.path().get(verb.path().size() - 1).equals(name))
                .findFirst();
        if (inYaml.isPresent()) {
            String verb = inYaml.get().name();
            String form = inYaml.get().form() instanceof VerbForm.Named ? ": " + verb + "('name') { … }" : "";
            return EvaluationProblem.at(
                    span,
                    DiagnosticCode.UNKNOWN_KEY,
                    "There is an unknown setting '" + name + "' in " + here.title()
                            + ": YAML has this key; here each of its entries is written with '" + verb + "'" + form
                            + ".");
        }
        if (ELSEWHERE.containsKey(name)) {
            return EvaluationProblem.at(
                    span,
                    DiagnosticCode.UNKNOWN_KEY,
                    "There is an unknown setting '" + name + "' in " + here.title() + ". " + ELSEWHERE.get(name));
        }
        List<BlockType> elsewhere = vocabulary.near(name, here);
        if (!elsewhere.isEmpty()) {
            return EvaluationProblem.at(
                    span,
                    DiagnosticCode.UNKNOWN_KEY,
                    "'" + name + "' belongs " + places(elsewhere) + ", not into " + described(here)
                            + ". Nothing is looked up in outer blocks, so that each setting stands where it takes effect.");
        }
        List<String> candidates = new ArrayList<>(here.verbs().keySet());
        frame.environment()
                .file()
                .functions()
                .forEach(f -> candidates.add(f.function().name()));
        candidates.addAll(frame.environment().names());
        Optional<String> near = Suggestion.nearest(name, candidates);
        String rest = near.map(other -> "; did you mean '" + other + "'?")
                .orElseGet(() -> ". Known here are "
                        + String.join(", ", here.verbs().keySet()) + "."
                        + Suggestion.nearest(name, vocabulary.verbs())
                                .map(other -> " '" + other + "' belongs " + places(vocabulary.near(other, here)) + ".")
                                .orElse(""));
        return EvaluationProblem.at(
                span,
                DiagnosticCode.UNKNOWN_KEY,
                "There is an unknown setting '" + name + "' in " + here.title() + rest);
    }

    /** A call whose value is wanted, of something that is neither a function nor a verb of the block. */
    EvaluationProblem unknownFunction(String name, SourceSpan span, Frame frame) {
        if (!vocabulary.blocksOf(name).isEmpty()) {
            return unknownCall(name, span, frame);
        }
        List<String> candidates = new ArrayList<>(frame.environment().names());
        frame.environment()
                .file()
                .functions()
                .forEach(f -> candidates.add(f.function().name()));
        return EvaluationProblem.at(
                span,
                DiagnosticCode.UNKNOWN_KEY,
                "There is no function '" + name + "'." + Suggestion.didYouMean(name, candidates)
                        + " If it is the name of what is declared, put it into quotes and parentheses, as in policy('"
                        + name
                        + "') { … }.");
    }

    private boolean isFile(BlockType type) {
        return type.title().equals(vocabulary.root().title());
    }

    private String described(BlockType type) {
        return isFile(type) ? "the file itself" : type.title() + " { }";
    }

    private String places(List<BlockType> blocks) {
        return blocks.stream()
                .map(block -> isFile(block) ? "outside all blocks" : "inside " + block.title() + " { }")
                .distinct()
                .collect(Collectors.joining(" or "));
    }

    /** A bare name that is no variable and no word. */
    EvaluationProblem unknownName(String name, SourceSpan span, Frame frame) {
        if (name.equals(IMPLICIT)) {
            return EvaluationProblem.at(
                    span,
                    DiagnosticCode.UNKNOWN_NAME,
                    "'it' has no value here: this block gets no argument. Name the parameter of the loop around it:"
                            + " { tier -> … }.");
        }
        if (frame.environment().file().function(name).isPresent()) {
            return EvaluationProblem.at(
                    span,
                    DiagnosticCode.UNKNOWN_NAME,
                    "'" + name + "' is a function. Call it with parentheses: " + name + "(…).");
        }
        Optional<SourceSpan> outside = frame.environment().file().topLevel(name);
        if (outside.isPresent()) {
            return EvaluationProblem.of(Diagnostic.at(
                            span,
                            DiagnosticCode.UNKNOWN_NAME,
                            "The variable '" + name
                                    + "' is not visible here: functions see only their parameters, as in"
                                    + " Groovy, and a closure only what is declared before it. Hand it over as an argument.")
                    .withRelated(outside.get(), "declared here"));
        }
        if (TRUTHS.containsKey(name)) {
            return EvaluationProblem.at(
                    span,
                    DiagnosticCode.UNKNOWN_NAME,
                    "There is no variable and no word '" + name + "'. Truth values are true and false: write "
                            + TRUTHS.get(name) + ".");
        }
        List<String> candidates = new ArrayList<>(frame.environment().names());
        candidates.addAll(vocabulary.words());
        String near = Suggestion.didYouMean(name, candidates);
        String verb = vocabulary.blocksOf(name).isEmpty() ? "" : " It is a setting: write it with its value.";
        return EvaluationProblem.at(
                span,
                DiagnosticCode.UNKNOWN_NAME,
                "There is no variable and no word '" + name + "'." + near + verb + " Quote it if text is meant: '"
                        + name + "'.");
    }
}
