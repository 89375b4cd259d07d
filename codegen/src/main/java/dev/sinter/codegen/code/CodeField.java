package dev.sinter.codegen.code;

/** A private static final field with its value. */
public record CodeField(String name, Type type, Expr value) {}
