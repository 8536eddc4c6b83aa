/// Other people's plugins: their archives are read without running them, checked, tried, and put into the library in
/// one step. Decides what may be installed; what runs is decided by the package above.
@org.jspecify.annotations.NullMarked
package whetstone.core.plugin.install;
