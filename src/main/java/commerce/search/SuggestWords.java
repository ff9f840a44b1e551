package commerce.search;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.index.TermsEnum.SeekStatus;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Words of products' names that begin with the keys pressed so far, those that most products have first. */
@Service
class SuggestWords {
    /** Of a short beginning, which very many words have, the first ones in the order of the alphabet are looked at. */
    private static final int LOOKED_AT = 5_000;
    /** A word that more products have is taken for as frequent as the index says. */
    private static final int COUNTED = 1_000;

    private final SearchIndex index;

    SuggestWords(SearchIndex index) {
        this.index = index;
    }

    private record Word(String text, int products) {}

    /** At most so many, the most frequent first. */
    List<String> beginningWith(String typed, int most) {
        return index.search(searcher -> words(searcher, typed, most));
    }

    static List<String> words(IndexSearcher searcher, String typed, int most) throws IOException {
        BytesRef prefix = new BytesRef(Keystrokes.of(KoreanText.asked(typed)));
        Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), GoodsDocument.TYPED);
        if (terms == null) {
            return List.of();
        }
        Comparator<Word> fewest = Comparator.comparingInt(Word::products).thenComparing(Word::text,
                Comparator.reverseOrder());
        PriorityQueue<Word> best = new PriorityQueue<>(fewest);
        Set<String> seen = new HashSet<>();
        TermsEnum at = terms.iterator();
        @Nullable
        Bits living = MultiBits.getLiveDocs(searcher.getIndexReader());
        if (at.seekCeil(prefix) == SeekStatus.END) {
            return List.of();
        }
        BytesRef term = at.term();
        for (int i = 0; i < LOOKED_AT && term != null && StringHelper.startsWith(term, prefix); i++) {
            String keyed = term.utf8ToString();
            String word = keyed.substring(keyed.indexOf(GoodsDocument.KEYS_END) + 1);
            if (best.size() < most || at.docFreq() >= best.element().products()) {
                int products = products(at, living);
                if (products > 0 && seen.add(word)) {
                    best.add(new Word(word, products));
                    if (best.size() > most) {
                        best.remove();
                    }
                }
            }
            term = at.next();
        }
        return best.stream().sorted(fewest.reversed()).map(Word::text).toList();
    }

    /** How many have it: without those that are not shown any more, which stay in the index until it is tidied up. */
    private static int products(TermsEnum at, @Nullable Bits living) throws IOException {
        if (living == null) {
            return at.docFreq();
        }
        PostingsEnum each = at.postings(null, PostingsEnum.NONE);
        int counted = 0;
        for (int doc = each.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = each.nextDoc()) {
            if (living.get(doc)) {
                counted++;
                if (at.docFreq() > COUNTED) {
                    return at.docFreq();
                }
            }
        }
        return counted;
    }
}
