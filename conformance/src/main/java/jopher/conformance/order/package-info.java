/// Order of evaluation where the language leaves it open, held against gc.
///
/// A *case* is one statement with a call that changes something another operand of the statement reads, writes or fails at; its outcome is a line: what was
/// called, what the variables hold afterwards, the panic's text. Cases are enumerated ([jopher.conformance.order.Cases]) as
/// forms ([jopher.conformance.order.Form], `forms.txt`) × operands and changes ([jopher.conformance.order.Operand]) × shapes of the call
/// ([jopher.conformance.order.CallShape]); many share a program ([jopher.conformance.order.CaseProgram]).
/// gc's outcomes are recorded ([jopher.conformance.order.Outcomes]), so that whoever has no gc can compare.
///
/// Entry point: [jopher.conformance.order.Order] (`tools/order`). Rules: Go 1.26 cmd/compile/internal/walk/order.go.
package jopher.conformance.order;
