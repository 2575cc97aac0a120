package dev.holdfast.dsl.groovy.parse;

import groovyjarjarantlr4.v4.runtime.Parser;
import groovyjarjarantlr4.v4.runtime.ParserRuleContext;
import groovyjarjarantlr4.v4.runtime.Token;
import groovyjarjarantlr4.v4.runtime.TokenStream;
import groovyjarjarantlr4.v4.runtime.atn.ATNState;
import groovyjarjarantlr4.v4.runtime.atn.DecisionState;
import groovyjarjarantlr4.v4.runtime.atn.ParserATNSimulator;
import groovyjarjarantlr4.v4.runtime.atn.PredictionMode;
import groovyjarjarantlr4.v4.runtime.atn.RuleTransition;
import groovyjarjarantlr4.v4.runtime.misc.IntervalSet;
import org.apache.groovy.parser.antlr4.GroovyParser;
import org.apache.groovy.parser.antlr4.SemanticPredicates;

/**
 * Chooses between the alternatives of Groovy's grammar, by the next word where that is enough.
 *
 * <p>Groovy's parser looks at the alternatives side by side until all but one are impossible. After {@code policy('gold')} it
 * so reads a whole block in advance, and the blocks inside of it once more each, only to find that a brace begins an argument.
 * Measured at a declaration of 50 lines, nine tenths of its work are such decisions.
 *
 * <p>A text that is parsed this way has the tree that Groovy gives it. Of the alternatives that lead to the end of a text
 * Groovy takes the first; here an alternative is chosen only if it is the first, or if no other can go on with the next word.
 * A first alternative that was chosen wrongly ends in an error, and after an error the text is parsed by Groovy's own choices.
 */
final class Decisions extends ParserATNSimulator {

    private static final int OPEN = 0;

    Decisions(Parser parser) {
        super(parser, parser.getATN());
        enable_global_context_dfa = true;
        setPredictionMode(PredictionMode.SLL);
    }

    /** The alternative to take, from 1. */
    @Override
    public int adaptivePredict(TokenStream input, int decision, ParserRuleContext context) {
        DecisionState state = atn.decisionToState.get(decision);
        int obvious = obvious(state, input);
        if (obvious != OPEN) {
            return obvious;
        }
        if (!isNamed(state)) {
            return super.adaptivePredict(input, decision, context);
        }
        setPredictionMode(PredictionMode.LL); // whether a colon may follow a value depends on what is around both
        try {
            return super.adaptivePredict(input, decision, context);
        } finally {
            setPredictionMode(PredictionMode.SLL);
        }
    }

    private int obvious(DecisionState state, TokenStream input) {
        int word = input.LA(1);
        if (isEager(state, word, input) && words(state, 1).contains(word)) {
            return 1;
        }
        int next = afterLineEnds(state, input);
        int possible = OPEN;
        for (int alternative = 1; alternative <= state.getNumberOfTransitions(); alternative++) {
            if (canGoOn(state, alternative, alternative == 1 ? next : word, input)) {
                if (possible != OPEN) {
                    return OPEN;
                }
                possible = alternative;
            }
        }
        return possible;
    }

    /** True where the first alternative is meant whenever the next word can begin it. */
    private static boolean isEager(DecisionState state, int word, TokenStream input) {
        return switch (state.ruleIndex) {
            case GroovyParser.RULE_nls,
                    GroovyParser.RULE_sep,
                    GroovyParser.RULE_statement,
                    GroovyParser.RULE_argumentList -> true;
            case GroovyParser.RULE_pathExpression -> word != GroovyParser.NL;
            case GroovyParser.RULE_commandExpression -> isValue(word);
            default -> isNamed(state) && input.LA(2) != GroovyParser.COLON && word != GroovyParser.GStringBegin;
        };
    }

    /** Words that begin the arguments of a call without parentheses; other such words mean something else more often. */
    private static boolean isValue(int word) {
        return switch (word) {
            case GroovyParser.Identifier,
                    GroovyParser.CapitalizedIdentifier,
                    GroovyParser.StringLiteral,
                    GroovyParser.GStringBegin,
                    GroovyParser.IntegerLiteral,
                    GroovyParser.FloatingPointLiteral,
                    GroovyParser.BooleanLiteral,
                    GroovyParser.NullLiteral -> true;
            default -> false;
        };
    }

    /** Rules that tell a value from a named argument. */
    private static boolean isNamed(DecisionState state) {
        return switch (state.ruleIndex) {
            case GroovyParser.RULE_firstArgumentListElement,
                    GroovyParser.RULE_argumentListElement,
                    GroovyParser.RULE_enhancedArgumentListElement -> true;
            default -> false;
        };
    }

    /** The first word of what can continue an expression, maybe on a later line; for all else the next word. */
    private static int afterLineEnds(DecisionState state, TokenStream input) {
        int at = 1;
        boolean continues =
                state.ruleIndex == GroovyParser.RULE_expression || state.ruleIndex == GroovyParser.RULE_pathExpression;
        while (continues && input.LA(at) == GroovyParser.NL) {
            at++;
        }
        return input.LA(at);
    }

    /** False if an alternative is impossible. */
    private boolean canGoOn(DecisionState state, int alternative, int word, TokenStream input) {
        IntervalSet words = words(state, alternative);
        if (!words.contains(word) && !words.contains(Token.EPSILON)) {
            return false;
        }
        int rule = firstRule(state, alternative);
        if (rule == GroovyParser.RULE_localVariableDeclaration) {
            return !SemanticPredicates.isInvalidLocalVariableDeclaration(input);
        }
        boolean label = state.ruleIndex == GroovyParser.RULE_statement && rule == GroovyParser.RULE_identifier;
        return !label || input.LA(2) == GroovyParser.COLON;
    }

    /** The rule that an alternative begins with; -1 if it begins with a word. */
    private static int firstRule(DecisionState state, int alternative) {
        ATNState first = state.transition(alternative - 1).target;
        return first.transition(0) instanceof RuleTransition rule ? rule.target.ruleIndex : -1;
    }

    /** The words that can begin an alternative, and {@link Token#EPSILON} if it can be empty. */
    private IntervalSet words(DecisionState state, int alternative) {
        return atn.nextTokens(state.transition(alternative - 1).target);
    }
}
