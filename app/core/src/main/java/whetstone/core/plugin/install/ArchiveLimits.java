package whetstone.core.plugin.install;

/// What an archive may measure.
///
/// @param file bytes of the archive
/// @param unpacked bytes of all entries together
/// @param entries how many
/// @param name characters of an entry's name
/// @param ratio bytes unpacked for each byte packed, of an entry larger than a mebibyte
record ArchiveLimits(long file, long unpacked, int entries, int name, int ratio) {

    /// Many times what the largest plugin of Whetstone's own takes.
    static final ArchiveLimits USUAL = new ArchiveLimits(512L << 20, 2L << 30, 20_000, 240, 200);
}
