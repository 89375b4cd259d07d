/**
 * What can be said of names without expanding anything: unknown, declared twice, out of reach, never used, no use in Java.
 *
 * <p>In: parsed files. Out: problems. Looks at functions that nothing calls, too. Next: {@code expand}, which stays silent about a
 * name that is unknown.
 */
package dev.sinter.frontend.check;
