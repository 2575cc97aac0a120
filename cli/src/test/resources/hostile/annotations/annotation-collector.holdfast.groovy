// An annotation that stands for others.
holdfast 1
name 'victim'
@groovy.transform.AnnotationCollector([groovy.transform.ASTTest])
@interface A { }
