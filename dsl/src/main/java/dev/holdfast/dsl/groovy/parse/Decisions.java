package dev.holdfast.dsl.groovy.parse;

import groovyjarjarantlr4.v4.runtime.Parser;
import groovyjarjarantlr4.v4.runtime.ParserRuleContext;
import groovyjarjarantlr4.v4.runtime.RuleContext;
import groovyjarjarantlr4.v4.runtime.Token;
import groovyjarjarantlr4.v4.runtime.TokenStream;
import groovyjarjarantlr4.v4.runtime.atn.ATNState;
import groovyjarjarantlr4.v4.runtime.atn.DecisionState;
import groovyjarjarantlr4.v4.runtime.atn.ParserATNSimulator;
import groovyjarjarantlr4.v4.runtime.atn.PrecedencePredicateTransition;
import groovyjarjarantlr4.v4.runtime.atn.PredictionMode;
import groovyjarjarantlr4.v4.runtime.atn.RuleTransition;
import groovyjarjarantlr4.v4.runtime.atn.StarLoopEntryState;
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
        int obvious = isArgument(state) ? obviousArgument(input, context) : obvious(state, input);
        if (obvious != OPEN) {
            return obvious;
        }
        // whether a colon may follow an argument depends on what is around the call
        setPredictionMode(isArgument(state) ? PredictionMode.LL : PredictionMode.SLL);
        return super.adaptivePredict(input, decision, context);
    }

    /** True for the choice between a value and a named argument of a call without parentheses. */
    private static boolean isArgument(DecisionState state) {
        return state.ruleIndex == GroovyParser.RULE_firstArgumentListElement
                || state.ruleIndex == GroovyParser.RULE_argumentListElement;
    }

    private static int obviousArgument(TokenStream input, ParserRuleContext context) {
        if (input.LA(2) == GroovyParser.COLON) {
            return isInStatement(context) ? 2 : OPEN;
        }
        return input.LA(1) == GroovyParser.GStringBegin ? OPEN : 1;
    }

    /** True if an argument is of a call that is a statement: nothing but its name can be before a colon. */
    private static boolean isInStatement(ParserRuleContext argument) {
        RuleContext around = argument;
        while (around != null) {
            switch (around.getRuleIndex()) {
                case GroovyParser.RULE_statement -> {
                    return true;
                }
                // arguments are called after those in parentheses, whatever rule made them
                case GroovyParser.RULE_enhancedArgumentListElement,
                        GroovyParser.RULE_enhancedArgumentListInPar,
                        GroovyParser.RULE_commandArgument,
                        GroovyParser.RULE_commandExpression,
                        GroovyParser.RULE_statementExpression -> around = around.getParent();
                default -> {
                    return false;
                }
            }
        }
        return false;
    }

    private int obvious(DecisionState state, TokenStream input) {
        int word = input.LA(1);
        if (isEager(state, word) && begins(state, 1, word)) {
            return 1;
        }
        int possible = OPEN;
        for (int alternative = 1; alternative <= state.getNumberOfTransitions(); alternative++) {
            if (canGoOn(state, alternative, input)) {
                if (possible != OPEN) {
                    return OPEN;
                }
                possible = alternative;
            }
        }
        return possible;
    }

    /** True where the first alternative is meant whenever the next word can begin it. */
    private static boolean isEager(DecisionState state, int word) {
        return switch (state.ruleIndex) {
            case GroovyParser.RULE_nls,
                    GroovyParser.RULE_sep,
                    GroovyParser.RULE_statement,
                    GroovyParser.RULE_argumentList -> true;
            case GroovyParser.RULE_pathExpression -> word != GroovyParser.NL;
            case GroovyParser.RULE_expression -> isContinuation(state) && word != GroovyParser.NL;
            case GroovyParser.RULE_commandExpression -> isValue(word);
            default -> false;
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

    /** True for the choice between an operator after a value and the end of the expression. */
    private static boolean isContinuation(DecisionState state) {
        return state instanceof StarLoopEntryState loop && loop.precedenceRuleDecision;
    }

    /** False if an alternative is impossible. */
    private boolean canGoOn(DecisionState state, int alternative, TokenStream input) {
        boolean afterLineEnds =
                alternative == 1 && (isContinuation(state) || state.ruleIndex == GroovyParser.RULE_pathExpression);
        if (!begins(state, alternative, afterLineEnds ? afterLineEnds(input) : input.LA(1))) {
            return false;
        }
        ATNState first = state.transition(alternative - 1).target;
        int rule = first.transition(0) instanceof RuleTransition call ? call.target.ruleIndex : -1;
        if (rule == GroovyParser.RULE_localVariableDeclaration) {
            return !SemanticPredicates.isInvalidLocalVariableDeclaration(input);
        }
        boolean label = state.ruleIndex == GroovyParser.RULE_statement && rule == GroovyParser.RULE_identifier;
        return !label || input.LA(2) == GroovyParser.COLON;
    }

    /** The first word that is not the end of a line. */
    private static int afterLineEnds(TokenStream input) {
        int at = 1;
        while (input.LA(at) == GroovyParser.NL) {
            at++;
        }
        return input.LA(at);
    }

    /** True if a word can begin an alternative, or if that can be empty. */
    private boolean begins(DecisionState state, int alternative, int word) {
        ATNState first = state.transition(alternative - 1).target;
        return (alternative == 1 && isContinuation(state)) ? continues(first, word) : begins(first, word);
    }

    private boolean begins(ATNState alternative, int word) {
        IntervalSet words = atn.nextTokens(alternative);
        return words.contains(word) || words.contains(Token.EPSILON);
    }

    /** True if a word can begin the part from an operator on, where the operators around it leave it to bind. */
    private boolean continues(ATNState operators, int word) {
        for (int i = 0; i < operators.getNumberOfTransitions(); i++) {
            ATNState operator = operators.transition(i).target;
            boolean binds = !(operator.transition(0) instanceof PrecedencePredicateTransition needed)
                    || needed.precedence >= parser.getPrecedence();
            if (binds && begins(operator, word)) {
                return true;
            }
        }
        return false;
    }
}
