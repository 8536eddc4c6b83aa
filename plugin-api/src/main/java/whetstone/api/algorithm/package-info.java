/// What makes one learning algorithm differ from another. The one package of the API that sees tensors.
@org.jspecify.annotations.NullMarked
package whetstone.api.algorithm;
