// The model language. Every statement begins with a keyword, so line ends mean nothing and no statement needs an end
// mark. What the grammar lets pass on purpose, so that the front end can say it better: chains of comparisons.
grammar Model;

file
    : packageDecl? importDecl* declaration* EOF
    ;

packageDecl
    : 'package' NAME ('.' NAME)*
    ;

importDecl
    : 'import' STRING ('as' NAME)?
    ;

declaration
    : constant
    | function
    | model
    ;

constant
    : 'const' NAME '=' expr
    ;

function
    : 'fn' NAME '(' (parameter (',' parameter)* ','?)? ')' ('->' type (',' type)*)? block
    ;

parameter
    : NAME (':' type)? ('=' expr)?
    ;

model
    : 'model' NAME block
    ;

type
    : tensorType                # Tensor
    | NAME                      # Named
    | 'fn'                      # FunctionType
    | STRING ('|' STRING)+      # Words
    ;

tensorType
    : NAME '[' (dim (',' dim)*)? ']'
    ;

dim
    : '..' postfix?             # RestOfDims
    | expr                      # Size
    ;

block
    : '{' statement* '}'
    ;

statement
    : 'input' NAME ':' tensorType ('in' words=expr)? ('=' initial=expr)?            # Input
    | kind=('param' | 'state') NAME ':' tensorType '=' expr                         # Stored
    | 'let' NAME (',' NAME)* (':' tensorType)? '=' expr                             # Let
    | 'var' NAME '=' expr                                                           # Var
    | 'layer' NAME '=' expr                                                         # Layer
    | 'update' NAME ('.' NAME)* '=' expr                                            # Update
    | 'output' NAME (':' tensorType ('in' words=expr)?)? '=' value=expr             # Output
    | 'return' expr (',' expr)*                                                     # Return
    | 'require' expr (',' STRING)?                                                  # Require
    | 'if' expr block ('else' 'if' expr block)* ('else' otherwise=block)?           # If
    | 'for' NAME 'in' expr block                                                    # For
    | 'training' NAME? block                                                        # Training
    | 'loss' expr                                                                   # Loss
    | 'optimizer' postfix ('on' STRING (',' STRING)*)?                              # Optimizer
    | 'freeze' STRING (',' STRING)*                                                 # Freeze
    | 'metric' NAME '=' expr                                                        # Metric
    ;

// Expressions, loosest first.

expr
    : 'if' condition=expr 'then' whenTrue=expr 'else' whenFalse=expr                # Conditional
    | disjunction                                                                   # Plain
    ;

disjunction
    : conjunction ('or' conjunction)*
    ;

conjunction
    : negation ('and' negation)*
    ;

negation
    : 'not' negation
    | comparison
    ;

comparison
    : sum (('==' | '!=' | '<' | '<=' | '>' | '>=') sum)*
    ;

sum
    : product (('+' | '-') product)*
    ;

product
    : unary (('*' | '/' | '@') unary)*
    ;

unary
    : '-' unary
    | power
    ;

power
    : postfix ('^' unary)?
    ;

postfix
    : primary suffix*
    ;

suffix
    : '(' (argument (',' argument)* ','?)? ')'      # Call
    | '[' index (',' index)* ']'                    # Subscript
    | '.' NAME                                      # Member
    ;

argument
    : (NAME ':')? expr
    ;

index
    : '..'                      # RestOfAxes
    | expr slice?               # At
    | slice                     # Bare
    ;

slice
    : ':' expr? (':' expr)?
    ;

primary
    : NUMBER                                # Number
    | STRING                                # Text
    | ('true' | 'false')                    # Bool
    | ('training' | NAME)                   # Read
    | '(' expr ')'                          # Parenthesised
    | '[' (item (',' item)* ','?)? ']'      # ListOf
    ;

item
    : '..' postfix              # Splice
    | expr                      # One
    ;

NAME    : [\p{L}_] [\p{L}\p{Nd}_]* ;
NUMBER  : [0-9]+ ('.' [0-9]+)? ([eE] [+-]? [0-9]+)? ;
STRING  : '"' (~["\\\r\n] | '\\' ["\\nt])* '"' ;

DOC     : '///' ~[\r\n]* -> channel(HIDDEN) ;
COMMENT : '//' ~[\r\n]* -> channel(HIDDEN) ;
SPACE   : [ \t\r\n]+ -> channel(HIDDEN) ;

// Any other character: the front end says what it should have been.
OTHER   : . ;
