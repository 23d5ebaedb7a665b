//! Word lists of the reader of quantities, by class; our own, parted by white space.

/// Words that end a noun phrase.
pub const FUNCTION: &str = "
    of in on at to for from with without by about against between into through during before after above below
    under over since until till within across along among around behind beyond near off onto out outside inside
    per than as like via amid amidst despite toward towards upon up down and or but nor so yet if because although
    though while whereas when where who whom whose which that what why how there here then now i you he she it we
    they me him us them himself herself itself themselves is are was were be been being am has have had having do
    does did will would shall should can could may might must not n't 's 're 've 'll 'd said says say told tells
    tell also again ago already always ever never still just only even once later earlier today yesterday tomorrow
    tonight annually yearly monthly daily weekly each apiece respectively altogether overall alone together more
    less fewer most least a an the this these those its his her their our my your both either neither every any
    some no all another began became become came come went go goes got get gets made make makes took take takes
    took gave give gives died fled remain remained remains stood stands live lived work worked voted joined
    attended took fell rose met ran saw sent left spoke broke wrote kept felt found brought bought sat flew grew
    drove struck chose held knew heard showed seem seems seemed occurred happened yes too very much many according
    including excluding compared versus vs such apart instead following plus minus times short shy worldwide nationwide
    abroad home online";

/// Words that open one.
pub const DETERMINER: &str = "the its his her their our my your these those this that all both such a an";

/// Nouns that a number names: `article 5`.
pub const LABEL: &str = "
    reactor reactors article articles section sections page pages chapter chapters paragraph clause clauses no. nos. number numbers
    room gate platform route line level phase stage step part volume vol vol. figure fig fig. table type class
    grade group channel flight highway interstate unit act episode season round rule item version zone ward
    district block bus resolution bill proposition amendment apt suite psalm title category model mark size p. pp.
    verse sheet exhibit form protocol pier terminal lane exit hole division formula appendix annex schedule note
    code v v. chapter lot bay hangar dock studio sector battalion brigade regiment squadron";

/// Ends of street names.
pub const STREET: &str = "
    street st st. road rd rd. avenue ave ave. lane drive square place boulevard blvd terrace";

/// Plurals without an ending, and participles that stand for people.
pub const PLURAL: &str = "
    people men women children police troops personnel cattle sheep fish aircraft spacecraft feet teeth mice geese
    crew staff lives wives knives households police media data criteria phenomena species series hectares
    livestock infantry cavalry deer offspring servicemen servicewomen policemen policewomen firefighters
    businessmen congressmen lawmakers sportsmen clergy youth wounded dead injured missing killed hurt arrested
    detained";

/// Verbs and adverbs of a rise.
pub const UP: &str = "
    rise rises rose risen rising increase increases increased increasing grow grows grew grown growing climb
    climbs climbed climbing gain gains gained gaining jump jumps jumped jumping surge surges surged surging soar
    soars soared soaring up higher swell swelled expand expanded expanding raised raise raises raising advanced
    strengthened leapt leap";

/// Verbs and adverbs of a fall.
pub const DOWN: &str = "
    fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease
    decreases decreased decreasing shrink shrinks shrank shrunk shrinking down plunge plunges plunged plunging
    slump slumps slumped slid slide slides tumble tumbles tumbled slip slips slipped cut cuts cutting reduce
    reduces reduced reducing lower lowered lowering contract contracted sank sunk weakened plummeted plummet lost
    lose loses losing shed";

/// Verbs of change that take no object.
pub const INTRANSITIVE: &str = "
    rise rises rose risen rising fall falls fell fallen falling up down climbed declined decline declines jumped
    surged soared plunged slumped slid tumbled slipped plummeted sank leapt";

/// Words around scores and votes.
pub const SCORE: &str = "
    won win wins winning beat beats beating beaten lost lose loses losing defeated defeat victory draw drew drawn
    tied tie led leads lead trailed trailing score scored level thrashed edged downed match game set sets voted
    vote votes vote defeating loss";

/// Superlatives after a rank.
pub const SUPERLATIVE: &str = "
    largest biggest highest lowest smallest longest oldest youngest best worst fastest richest poorest busiest
    tallest greatest strongest deepest heaviest deadliest costliest largest-ever most least closest nearest
    wealthiest hottest coldest wettest driest warmest";

/// Nouns of a rise.
pub const CHANGE_NOUN_UP: &str = "rise increase growth jump surge gain hike climb upturn expansion leap";

/// Words that are no number words and yet begin quantities.
pub const OPENER: &str = "
    a an twice tens double several few couple us a au c ca nz hk s nt r rs rs. rm rp tk tk. re j tt ec bds bz g n z zw fj f si t ws rd b gh
    ghc sh shs ksh kshs ksh. sh. shs. kshs. ush tsh dh dhs sr qr bd kd le br mk bs php frw cfa fcfa p k";

/// Nouns that a hyphen ties to a number.
pub const COMPOUND: &str = "
    member members strong seat storey page man person nation judge vessel judges bed room bedroom seater metre car
    vehicle point game";

/// Words after metres.
pub const EXTENT: &str = "
    high tall long wide deep away above below under race sprint run dash hurdles final freestyle relay thick
    across butterfly backstroke breaststroke record underwater";

/// What follows a time of day.
pub const CLOCK: &str = "am pm a.m. p.m. a.m p.m gmt utc bst est edt pst cet ist o'clock";

/// `one` after these is a pronoun.
pub const NO_COUNT_BEFORE_ONE: &str = "
    no any every each which this that the some another first last next his her their not a day number loved square";

/// `one` before these counts nothing.
pub const NO_COUNT_AFTER_ONE: &str = "
    day time way hand side thing point reason example more such big major key form final last particular step part
    kind sort area";

/// Verbs whose `up` or `down` is no change: `set up`.
pub const PARTICLE_VERB: &str = "
    make makes made making free frees freed set sets setting take takes took taken taking give gives gave giving
    pay pays paid build built put puts rack racked pick picked split eat use used using come came clean sign
    signed hand handed lay laid shut break broke open opened turn turned step stepped speed back scale scaled top
    topped";
