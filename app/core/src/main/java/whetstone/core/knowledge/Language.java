package whetstone.core.knowledge;

import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;

/// What words of a text are the same word.
public enum Language {
    /// Words as Unicode finds them, in lower case; right for any language.
    ANY,
    ENGLISH,
    GERMAN,
    FRENCH,
    SPANISH,
    ITALIAN,
    PORTUGUESE,
    DUTCH,
    /// Chinese, Japanese, Korean: pairs of characters.
    CJK;

    Analyzer analyzer() {
        return switch (this) {
            case ANY -> new StandardAnalyzer();
            case ENGLISH -> new EnglishAnalyzer();
            case GERMAN -> new GermanAnalyzer();
            case FRENCH -> new FrenchAnalyzer();
            case SPANISH -> new SpanishAnalyzer();
            case ITALIAN -> new ItalianAnalyzer();
            case PORTUGUESE -> new PortugueseAnalyzer();
            case DUTCH -> new DutchAnalyzer();
            case CJK -> new CJKAnalyzer();
        };
    }

    /// `english`, and so on.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
