//! Function words of the languages in Latin script. Own lists of the most
//! frequent articles, prepositions, conjunctions, pronouns and auxiliaries.

/// The languages that have the folded word, as bits in the order of `language::LATIN`.
pub(super) fn languages_of(word: &str) -> u16 {
    WORDS
        .binary_search_by(|(known, _)| (*known).cmp(word))
        .map_or(0, |at| WORDS[at].1)
}

/// Sorted for the search.
#[rustfmt::skip]
const WORDS: [(&str, u16); 481] = [
    ("a", 192), ("aan", 2), ("aber", 8), ("about", 1), ("ad", 16), ("after", 1), ("against", 1), ("ai", 16),
    ("al", 144), ("ale", 32), ("all", 1), ("alla", 272), ("als", 10), ("also", 1), ("am", 8), ("ama", 512),
    ("an", 9), ("ancak", 512), ("anche", 16), ("and", 1), ("ante", 128), ("ao", 64), ("aos", 64), ("après", 4),
    ("are", 1), ("as", 65), ("at", 1), ("att", 256), ("até", 64), ("au", 4), ("auch", 8), ("auf", 8), ("aus", 8),
    ("aussi", 4), ("aux", 4), ("av", 256), ("avait", 4), ("avec", 4), ("bardzo", 32), ("be", 1), ("because", 1),
    ("been", 1), ("before", 1), ("bei", 8), ("being", 1), ("between", 1), ("bij", 2), ("bir", 512), ("bis", 8),
    ("blev", 256), ("both", 1), ("bu", 512), ("bunun", 512), ("but", 1), ("by", 1), ("być", 32), ("był", 32),
    ("było", 32), ("can", 1), ("ce", 4), ("ces", 4), ("cette", 4), ("che", 16), ("ci", 16), ("co", 32), ("com", 64),
    ("come", 16), ("comme", 4), ("como", 192), ("con", 144), ("contra", 128), ("could", 1), ("cuando", 128),
    ("czy", 32), ("da", 592), ("daha", 512), ("dal", 16), ("dalla", 16), ("dan", 2), ("dans", 4), ("das", 72),
    ("dass", 8), ("dat", 2), ("de", 966), ("degli", 16), ("dei", 16), ("del", 144), ("della", 16), ("delle", 16),
    ("dem", 8), ("den", 264), ("depois", 64), ("der", 8), ("des", 12), ("desde", 128), ("det", 256), ("detta", 256),
    ("deze", 2), ("değil", 512), ("di", 16), ("did", 1), ("die", 10), ("disse", 64), ("dit", 2), ("diye", 512),
    ("dla", 32), ("do", 97), ("does", 1), ("donde", 128), ("door", 2), ("dos", 64), ("du", 4), ("due", 16),
    ("durante", 128), ("durch", 8), ("during", 1), ("där", 256), ("e", 80), ("each", 1), ("een", 2), ("efter", 256),
    ("ein", 8), ("eine", 8), ("einem", 8), ("einen", 8), ("einer", 8), ("el", 128), ("ela", 64), ("ele", 64),
    ("elle", 4), ("eller", 256), ("elles", 4), ("ellos", 128), ("em", 64), ("en", 902), ("entre", 196), ("er", 10),
    ("era", 208), ("es", 136), ("ese", 128), ("eso", 128), ("essere", 16), ("est", 4), ("esta", 128), ("este", 128),
    ("está", 192), ("et", 4), ("ett", 256), ("eu", 64), ("fait", 4), ("foi", 64), ("for", 1), ("foram", 64),
    ("fra", 16), ("from", 1), ("från", 256), ("fue", 128), ("för", 256), ("für", 8), ("geen", 2), ("gibi", 512),
    ("gli", 16), ("göre", 512), ("ha", 144), ("haar", 2), ("haben", 8), ("had", 3), ("hade", 256), ("han", 384),
    ("hanno", 16), ("hans", 256), ("har", 256), ("has", 1), ("hasta", 128), ("hat", 8), ("have", 1), ("hay", 128),
    ("he", 1), ("hebben", 2), ("heeft", 2), ("hem", 512), ("her", 513), ("het", 2), ("hij", 2), ("his", 1),
    ("hon", 256), ("how", 1), ("hun", 2), ("há", 64), ("i", 305), ("ich", 32), ("if", 1), ("ihr", 8), ("ihre", 8),
    ("iki", 512), ("il", 20), ("ile", 512), ("ils", 4), ("im", 8), ("in", 27), ("inte", 256), ("into", 1),
    ("is", 3), ("ise", 512), ("isso", 64), ("ist", 8), ("it", 1), ("its", 1), ("için", 512), ("jag", 256),
    ("jak", 32), ("jego", 32), ("jej", 32), ("jest", 32), ("już", 32), ("já", 64), ("kadar", 512), ("kan", 258),
    ("kann", 8), ("kendi", 512), ("ki", 512), ("kommer", 256), ("która", 32), ("które", 32), ("który", 32),
    ("la", 148), ("las", 128), ("le", 148), ("les", 132), ("leur", 4), ("leurs", 4), ("lo", 144), ("loro", 16),
    ("los", 128), ("lui", 4), ("ma", 48), ("maar", 2), ("mais", 68), ("man", 8), ("mas", 64), ("may", 1),
    ("me", 128), ("med", 256), ("meer", 2), ("mehr", 8), ("men", 256), ("mesmo", 64), ("met", 2), ("mi", 512),
    ("mit", 8), ("more", 1), ("most", 1), ("mot", 256), ("może", 32), ("muito", 64), ("muy", 128), ("my", 1),
    ("mycket", 256), ("más", 128), ("mı", 512), ("na", 96), ("naar", 2), ("nach", 8), ("ne", 516), ("nel", 16),
    ("nella", 16), ("ni", 128), ("nicht", 8), ("nie", 32), ("niet", 2), ("no", 193), ("noch", 8), ("nog", 2),
    ("non", 16), ("nos", 192), ("not", 1), ("nous", 4), ("nu", 256), ("nur", 8), ("não", 64), ("när", 256),
    ("o", 752), ("och", 256), ("också", 256), ("od", 32), ("oder", 8), ("of", 1), ("olan", 512), ("olarak", 512),
    ("olduğu", 512), ("olduğunu", 512), ("om", 258), ("on", 5), ("onder", 2), ("only", 1), ("ont", 4), ("ook", 2),
    ("op", 2), ("or", 1), ("oraz", 32), ("os", 64), ("other", 1), ("otros", 128), ("ou", 68), ("our", 1),
    ("out", 1), ("over", 3), ("où", 4), ("par", 4), ("para", 192), ("pas", 4), ("pela", 64), ("pelo", 64),
    ("per", 16), ("pero", 128), ("più", 16), ("plus", 4), ("po", 32), ("pod", 32), ("por", 192), ("porque", 128),
    ("pour", 4), ("przed", 32), ("przez", 32), ("przy", 32), ("på", 256), ("quando", 64), ("que", 196),
    ("questa", 16), ("questo", 16), ("qui", 4), ("quien", 128), ("sa", 4), ("sade", 256), ("said", 1), ("sans", 4),
    ("se", 212), ("sei", 8), ("sein", 8), ("selon", 4), ("sem", 64), ("ser", 64), ("ses", 4), ("seu", 64),
    ("seus", 64), ("she", 1), ("si", 16), ("sich", 8), ("sie", 8), ("sig", 256), ("sin", 128), ("sind", 8),
    ("się", 32), ("ska", 256), ("skulle", 256), ("so", 9), ("sobre", 128), ("som", 256), ("some", 1), ("son", 132),
    ("sono", 16), ("sonra", 512), ("sont", 4), ("sous", 4), ("stato", 16), ("su", 128), ("sua", 80), ("such", 1),
    ("sul", 16), ("sulla", 16), ("suo", 16), ("sur", 4), ("sus", 128), ("são", 64), ("så", 256), ("sí", 128),
    ("só", 64), ("są", 32), ("tak", 32), ("także", 32), ("también", 128), ("também", 64), ("tarafından", 512),
    ("te", 2), ("tegen", 2), ("tego", 32), ("tem", 64), ("ter", 64), ("than", 1), ("that", 1), ("the", 1),
    ("their", 1), ("them", 1), ("there", 1), ("these", 1), ("they", 1), ("this", 1), ("through", 1), ("till", 256),
    ("to", 33), ("todo", 128), ("todos", 128), ("tot", 2), ("tout", 4), ("tra", 16), ("two", 1), ("tylko", 32),
    ("tym", 32), ("uit", 2), ("um", 72), ("uma", 64), ("un", 148), ("una", 144), ("und", 8), ("under", 257),
    ("une", 4), ("uno", 128), ("up", 1), ("ut", 256), ("van", 2), ("var", 768), ("ve", 512), ("veya", 512),
    ("vi", 256), ("vid", 256), ("von", 8), ("voor", 2), ("vor", 8), ("vous", 4), ("w", 32), ("war", 8), ("was", 1),
    ("wat", 2), ("we", 1), ("wel", 2), ("wenn", 8), ("werd", 2), ("werden", 8), ("were", 1), ("what", 1),
    ("when", 1), ("where", 1), ("which", 1), ("while", 1), ("who", 1), ("wie", 8), ("will", 1), ("wird", 8),
    ("with", 1), ("worden", 2), ("wordt", 2), ("would", 1), ("wurde", 8), ("y", 128), ("ya", 640), ("yeni", 512),
    ("you", 1), ("your", 1), ("z", 32), ("za", 32), ("ze", 34), ("zich", 2), ("zij", 2), ("zijn", 2), ("zo", 2),
    ("zou", 2), ("zu", 8), ("zum", 8), ("zur", 8), ("à", 68), ("än", 256), ("är", 256), ("çok", 512), ("è", 16),
    ("é", 64), ("été", 4), ("être", 4), ("över", 256), ("über", 8), ("şu", 512), ("że", 32),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted() {
        assert!(WORDS.is_sorted_by(|left, right| left.0 < right.0));
        assert_eq!(languages_of("the"), 1);
        assert_eq!(languages_of("bridge"), 0);
    }
}
