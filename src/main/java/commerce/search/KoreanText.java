package commerce.search;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.ParseException;
import java.util.Objects;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ko.KoreanPartOfSpeechStopFilter;
import org.apache.lucene.analysis.ko.KoreanReadingFormFilter;
import org.apache.lucene.analysis.ko.KoreanTokenizer;
import org.apache.lucene.analysis.ko.KoreanTokenizer.DecompoundMode;
import org.apache.lucene.analysis.ko.dict.UserDictionary;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.apache.lucene.analysis.synonym.SolrSynonymParser;
import org.apache.lucene.analysis.synonym.SynonymGraphFilter;
import org.apache.lucene.analysis.synonym.SynonymMap;
import org.jspecify.annotations.Nullable;

/**
 * How names of goods and what buyers write become words. What is indexed keeps compounds and their parts ('제주도감귤' is also
 * '감귤'); what is asked for is taken apart, and each part is wanted ('블루투스이어폰' is '블루투스' and '이어폰').
 */
final class KoreanText {
    private static final String USER_DICTIONARY = "user-dictionary.txt";
    private static final String SYNONYMS = "synonyms.txt";
    /** What somebody types, in characters. */
    static final int LONGEST = 100;
    private static final int GRAM = 2;

    private final Analyzer indexed;
    private final Analyzer asked;
    private final Analyzer grams = new Grams();

    KoreanText() {
        try (Reader words = resource(USER_DICTIONARY); Reader synonyms = resource(SYNONYMS)) {
            UserDictionary dictionary = UserDictionary.open(words);
            this.indexed = new Words(dictionary, DecompoundMode.MIXED, null);
            SolrSynonymParser parser = new SolrSynonymParser(true, true,
                    new Words(dictionary, DecompoundMode.DISCARD, null));
            parser.parse(synonyms);
            this.asked = new Words(dictionary, DecompoundMode.DISCARD, parser.build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            // Each of them has to be a word of the dictionary.
            throw new IllegalStateException(SYNONYMS + " is wrong", e);
        }
    }

    /** For what is found. */
    Analyzer indexed() {
        return indexed;
    }

    /** For what buyers write: with synonyms. */
    Analyzer asked() {
        return asked;
    }

    /** Pairs of letters, for parts of words that no dictionary knows. */
    Analyzer grams() {
        return grams;
    }

    /** One form of letters that look the same, full-width ones and separate jamo among them. */
    static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    /** The same of what somebody types; of what becomes longer by it, the beginning. */
    static String asked(String text) {
        String normal = normal(text);
        return normal.length() <= LONGEST
                ? normal
                : normal.substring(0, normal.offsetByCodePoints(0,
                        normal.codePointCount(0, LONGEST))).strip();
    }

    private static Reader resource(String name) {
        return new InputStreamReader(Objects.requireNonNull(KoreanText.class.getResourceAsStream(name), name),
                StandardCharsets.UTF_8);
    }

    private static final class Words extends Analyzer {
        private final UserDictionary dictionary;
        private final DecompoundMode mode;
        private final @Nullable SynonymMap synonyms;

        Words(UserDictionary dictionary, DecompoundMode mode, @Nullable SynonymMap synonyms) {
            this.dictionary = dictionary;
            this.mode = mode;
            this.synonyms = synonyms;
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new KoreanTokenizer(TokenStream.DEFAULT_TOKEN_ATTRIBUTE_FACTORY, dictionary, mode, false,
                    true);
            TokenStream tokens = new LowerCaseFilter(
                    new KoreanReadingFormFilter(new KoreanPartOfSpeechStopFilter(words)));
            return new TokenStreamComponents(words,
                    synonyms == null ? tokens : new SynonymGraphFilter(tokens, synonyms, true));
        }

        @Override
        protected TokenStream normalize(String field, TokenStream tokens) {
            return new LowerCaseFilter(tokens);
        }
    }

    /** Of a text without its spaces. */
    private static final class Grams extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer pairs = new NGramTokenizer(GRAM, GRAM);
            return new TokenStreamComponents(pairs, new LowerCaseFilter(pairs));
        }
    }
}
