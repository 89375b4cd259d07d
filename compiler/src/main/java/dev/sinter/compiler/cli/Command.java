package dev.sinter.compiler.cli;

/** One command of the command line, after its words were read. */
interface Command {
    /** Does the work; whatever the user can put right comes out as an {@code InvalidInputException}. */
    void run(Streams streams);
}
