package whetstone.core.knowledge;

import java.util.Locale;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;

/// What words of a text are the same word.
public enum Language {
    /// Words as Unicode finds them, in lower case; right for any language.
    ANY(StandardAnalyzer::new),
    ENGLISH(EnglishAnalyzer::new),
    GERMAN(GermanAnalyzer::new),
    FRENCH(FrenchAnalyzer::new),
    SPANISH(SpanishAnalyzer::new),
    ITALIAN(ItalianAnalyzer::new),
    PORTUGUESE(PortugueseAnalyzer::new),
    DUTCH(DutchAnalyzer::new),
    /// Chinese, Japanese, Korean: pairs of characters.
    CJK(CJKAnalyzer::new);

    private final Supplier<Analyzer> analyzer;

    Language(Supplier<Analyzer> analyzer) {
        this.analyzer = analyzer;
    }

    Analyzer analyzer() {
        return analyzer.get();
    }

    /// `english`, and so on.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
