/**
 * The jobs of a world as people look at them. In: finished jobs, those in flight, and what is asked for. Out: views, newest
 * first.
 */
@NullMarked
package dev.holdfast.executor.joblist;

import org.jspecify.annotations.NullMarked;
