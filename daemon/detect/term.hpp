#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace alleged::detect {

/// What a run of words is to the rules. Everything from `act` on comes from the phrase files by this very name.
enum class Kind : std::uint8_t {
  word,       ///< a word that no list knows
  year,       ///< four digits, 1900 to 2099
  comma,      ///< , ( )
  stop,       ///< ; : a dash: the clause ends
  quote,      ///< an opening or closing quotation mark
  country,    ///< any form of a country's name
  actor,      ///< a body or person of the reference table
  act,        ///< interference, or a means of it
  vote,       ///< an election, or a part of one
  landmark,   ///< words that place a vote in a country: "Bundestag", "Brexit"
  contender,  ///< a candidate or party: a vote only where something is done to it
  unnamed,    ///< "a foreign power"
  attempt,    ///< "efforts", "bid", "plot": a noun whose agent is that of the act after it
  agent,      ///< "hackers", "trolls": a noun that turns the nationality before it into an agent
  resident,   ///< "accounts", "a firm": who acts from where they are: "accounts in X"
  same,       ///< "both", "the pair": somebody whom an earlier sentence has named
  accuse,
  say,
  warn,
  deny,
  find,
  charge,
  sanction,
  convict,
  clear,
  dispute,
  retract,
  according,  ///< "according to"
  attribute,  ///< "linked to", "on behalf of": what follows is the agent
  trace,      ///< "links", "attributes": with an object and "to", what follows "to" is the agent
  cause,      ///< "forced": with an object and "to", its subject acts through the object
  passive,    ///< "was" before "accused", in other languages than English: the subject is who it falls upon
  prevent,    ///< "stop": with an object and "from", the object would act
  example,    ///< "such as": what follows is among those named before
  affair,     ///< the name of a charge that is known: "Russia probe"
  answer,     ///< "countered": whoever answers a charge with one of their own speaks of somebody else
  behind,     ///< "was behind": what precedes is the agent
  report,     ///< "probe", "assessment": its possessor is the accuser
  probe,      ///< a report that is still open: "investigation"
  doubt,      ///< "could", "may", "fears"
  hedge,      ///< "alleged", "suspected": the story leaves it open
  negation,
  by,
  in,
  before,  ///< "ahead of", "in the run-up to"
  of,
  with,
  to,
  preposition,  ///< any other
  conjunction,
  determiner,
  our,
  its,
  pronoun,
  that,         ///< complementisers and relative pronouns: a clause begins
  body,         ///< "intelligence agencies": may speak
  authority,    ///< one whose statement is a finding: "prosecutors", "FBI", a platform
  title,        ///< "Prime Minister": part of a person's phrase, not of the name
  against,      ///< "pro", "anti": the country named is not the one that acts
  contrast,     ///< "unlike", "rather than": nor is the one named behind it
  institution,  ///< "Bundestag", "FBI": tells in which country a story plays
  assembly,     ///< a body whose elections are not those of a country
  date,         ///< weekdays and months: no names
  mask,         ///< looks like one of the above and is not
};

using Kinds = std::uint64_t;
static_assert(static_cast<unsigned>(Kind::mask) < 64);
constexpr Kinds kind_bit(Kind kind) {
  return Kinds{1} << static_cast<unsigned>(kind);
}

/// What tells of an act: also what accuses or punishes, since no list knows all acts.
inline constexpr Kinds act_kinds = kind_bit(Kind::act) | kind_bit(Kind::accuse) | kind_bit(Kind::charge) |
                                   kind_bit(Kind::sanction) | kind_bit(Kind::convict) | kind_bit(Kind::affair);

/// What a word may be beside a plain one: these leave the rules that look for plain words as they are.
inline constexpr Kinds plain_kinds = kind_bit(Kind::hedge) | kind_bit(Kind::resident) | kind_bit(Kind::same);

/// What a word is to one rule or two, and plain to all others. From the table [cue] of the phrase files, by this name.
enum class Cue : std::uint8_t {
  pointing,    ///< "this": with "is" or "called" and an act behind it, what was told before is the act
  being,       ///< "is", "constituye": ties an act to what it is said of
  likening,    ///< "as", "comme": the same
  calling,     ///< "called": with an act behind it, what is called so is the act
  speaking,    ///< "spoke of": the act behind it is what was told before
  ceasing,     ///< "stop": who is told to, is charged
  asking,      ///< "sought": with "X for" and an act, X would act
  taking,      ///< "accepted": with money, the agent is whom it is taken from
  standing,    ///< "steckt": with "hinter" before it, what follows is the agent
  condemning,  ///< "condemned": of a deed, whose place is not its agent
  suffering,   ///< "victim": it is done to the subject
  meeting,     ///< "met": its object does nothing
  publishing,  ///< "issued": with a report, its subject speaks
  withheld,    ///< "declined to name": the unnamed are known to who speaks
  force,       ///< "army": may deny what it does at home
  police,      ///< that they are of the courts does not keep them from acting
  observer,    ///< watches a vote for whoever sends it
  side,        ///< "opposition": what is done for one is about a vote
  campaign,    ///< "party": money for one is about a vote
  loan,        ///< is about a vote only beside a campaign
  works,       ///< "hospital": money for it is about no vote
  ethnic,      ///< "ethnic": the nationality beside it is that of people at home
  made,        ///< "-made", "-speaking": the country before it takes no part
  fraud,       ///< "rigged", "undermining": the sanctions may be for fraud at home
  countering,  ///< "fight", "ban": its subject does not do what it governs
  doing,       ///< "launch": of an attempt to do it, what follows is the act; "podjąć": what its subject attempts
  message,     ///< "posts": false ones are an act
  voting,      ///< "to vote": with "called on" before it, an act
  winning,     ///< "win": with "helped" before it, an act
  writing,     ///< "statement": what says something and is nobody
  somebody,    ///< "aide": who may say something, though no list of offices has them
  outfit,      ///< "network": with a name beside it, may act for the accused
  hireling,    ///< "influencers": who pays them, acts
  press,       ///< "newspaper": a copy of one is an act
  his,         ///< "его": before an act, whoever is named before does it
  told,        ///< "Об этом", "The warning came from": where the sentence begins so, of what the one before says
  uttering,    ///< "выступил": with that, a verb of speech
  auxiliary,   ///< "a" before "annoncé": stands between who speaks, or what is said, and the verb of speech
  whom,        ///< "whom" behind "according to": who stands before says so
  platform,    ///< "谷歌": a company by its name, as short as a noun
  opening,     ///< "Накануне": an adverb that opens a sentence, and no part of the name behind it
  only,        ///< "лишь": stands between an act and whose it is
  heading,     ///< "Analysis": before a colon that begins a headline, the name of nobody
  particle,    ///< "van": part of the last name behind it
  outlet,      ///< a newspaper or broadcaster: speaks where nobody else does
  ballots,     ///< "votes", "voters": whoever buys or frightens them, acts
  unproven,    ///< "giving no evidence": said of whoever charges, clears nobody
  we,          ///< "we", "interferimos": whoever speaks does it
  aloof,       ///< "stay out of": an act, charged to who is told to
  quitting,    ///< "quit the race": with "pressed" before it, an act
  leading,     ///< "have", "intention": may stand between "we" and a verb of theirs
  foremost,    ///< "the most active": of those of whom the sentence before tells
  funds,       ///< "dollars": who gives them to a party or a candidate, acts
  elsewhere,   ///< "around the world": the vote beside it is that of others, whom nothing names
  triumph,     ///< "re-elected": with a leader beside it, the vote is that of the leader's country
  rigging,     ///< "rigged", "stole": how a count comes out false
  tampering,   ///< "manipulated": done at home, where the story tells of a vote there and of none abroad
  request,     ///< "call", "inquiry": who rejects one denies nothing
  office,      ///< "election commission", "voter roll": who attacks it, or breaks into it, acts
  charged,     ///< "the accusation", "it": what was charged in a sentence before
};

using Cues = std::uint64_t;
inline constexpr std::size_t most_cues = 60;
static_assert(static_cast<unsigned>(Cue::charged) < most_cues && most_cues <= 64);
constexpr Cues cue_bit(Cue cue) {
  return Cues{1} << static_cast<unsigned>(cue);
}

/// How a country is named.
enum class Form : std::uint8_t { none, name, adjective, capital, metonym, person };

/// What all forms of one table of a phrase file mean. Immutable; shared, for there are a hundred times as many forms.
struct Meaning {
  std::string target;                ///< affair: whose vote
  std::string sort;                  ///< act: what sort of act; the word that weights know it by
  std::string vote;                  ///< vote, landmark: "presidential" ...
  std::vector<std::string> methods;  ///< act: codes of methods.tsv
  Cues until = 0;                    ///< act: counts only where one of these follows: "helped ... win"

  /// That of a form that means no more than its kinds say.
  static std::shared_ptr<const Meaning> none();
};

/// What else a form may mean. Immutable; few forms have one.
struct Doubt {
  std::vector<std::string> also;    ///< codes of other countries that call something of theirs the same
  std::vector<std::string> rivals;  ///< guarded country: words that tell of the other meaning
};

/// One entry of the lexicon: what the words mean. Immutable; units point at it.
struct Term {
  Kinds kinds = kind_bit(Kind::word);  ///< a word may be of several: "government" acts and speaks; 0: cues alone
  Cues cues = 0;
  Form form = Form::none;
  bool cased = false;         ///< counts only as written, or in capitals throughout
  bool guarded = false;       ///< also means something else: counts when the story bears it out
  bool weak = false;          ///< an act or vote that counts only beside firmer words
  bool verb = false;          ///< an act that is, or may be, a verb
  bool never_noun = false;    ///< an act as a verb only: "a tip", "the target" are none
  bool collusion = false;     ///< an act that takes two: its agent is the partner ("collusion with X")
  bool of_person = false;     ///< a vote only with a person before it ("X's campaign")
  bool of_votes = false;      ///< an act that names the vote in one word: "Wahleinmischung"
  bool organisation = false;  ///< a vote that is not a country's: of a company, club, church
  bool echo = false;          ///< an act that stands for one before it in the sentence: "do the same"
  bool ally = false;          ///< who takes the country's side, in one word: "prorosyjscy"
  bool given_name = false;    ///< guarded: also a person's name
  std::string name;           ///< actor: its name in the reference table; rival: its form; else empty
  std::string code;           ///< country, actor, landmark: ISO 3166-1 alpha-2; of an affair who is accused
  std::shared_ptr<const Meaning> meaning = Meaning::none();  ///< never null
  std::shared_ptr<const Doubt> doubt;                        ///< null for nearly all

  /// Whether an act's words tell of votes, whatever they call them: "Stimmenkauf", "acheter des voix", "介选".
  bool tells_of_votes() const;

  /// What else it may mean; nothing for nearly all.
  const Doubt& doubts() const;
};

}  // namespace alleged::detect
