/// Problems as pictures: formulas, tables, graphs and signals, by what their domain has to show.
@org.jspecify.annotations.NullMarked
package whetstone.desktop.preview;
