// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "models/look_alikes.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "models/column_look_alikes.h"
#include "models/doubt.h"
#include "pipeline/core/utf8.h"

namespace zwartlak {
namespace {

ReadText Text(const std::string& utf8_text) {
  ReadText text;
  for (std::size_t at = 0; at < utf8_text.size();) {
    const auto length = utf8::Decode(utf8_text, at).second;
    text.push_back({utf8_text.substr(at, length), {}, 0.99F});
    at += length;
  }
  return text;
}

std::string Settled(const std::string& in) {
  ReadText text = Text(in);
  SettleLookAlikes(text);
  std::string out;
  for (const ReadChar& c : text) out += c.utf8;
  return out;
}

TEST(LookAlikes, SettlesWhatTheWordDecides) {
  const std::pair<const char*, const char*> kCases[] = {
      {"0ss", "Oss"},
      {"ERR0R [auth]", "ERROR [auth]"},
      {"NL72PR0F0382523384", "NL72PROF0382523384"},
      {"NL96 0EFN O409 4754 05", "NL96 OEFN 0409 4754 05"},
      {"GIjs", "Gijs"},
      {"lfrah", "Ifrah"},
      {"9×70pm", "9x70pm"},
      {"Özdağlioğlu", "Özdağlıoğlu"},
      {"U.ç. Tan", "U.Ç. Tan"},
      {"1.H. Bos", "I.H. Bos"},
      {"H.H. AI-Soubari", "H.H. Al-Soubari"},
      {"ZIELIÑSKI", "ZIELIŃSKI"},
      {"email=visser20@kpnpost .example ip", "email=visser20@kpnpost.example ip"},
      {"user=tjeerd .dijkstra-vos", "user=tjeerd.dijkstra-vos"},
      {"x=eyJhbGci0iJIUzI1NiJ9. eyJzdWIi", "x=eyJhbGci0iJIUzI1NiJ9.eyJzdWIi"},
      {"een zin. nog een", "een zin. nog een"},
      {"jan@webbrief.n1 en", "jan@webbrief.nl en"},
      {"jan@webbrief.nI", "jan@webbrief.nl"},
      {"bos@maiL.example,", "bos@mail.example,"},
      {"bos@MyHost.example", "bos@MyHost.example"},
      {"BOS@MAIL.NL.", "BOS@MAIL.NL."},
      {"postcode=6153wB x", "postcode=6153WB x"},
      {"6153AB", "6153AB"},
      {"1234aB", "1234aB"},
      {"ip=2001:db8:aobe:f538::1", "ip=2001:db8:a0be:f538::1"},
      {"oog: 12:30:45:00", "oog: 12:30:45:00"},
      {"Ayșe", "Ayşe"},
      {"Brașoveanță", "Brașoveanță"},
      {"21 Januari 2003", "21 januari 2003"},
      {"in Januari", "in Januari"},
      {"3 Juliana", "3 Juliana"},
      {"0.", "O."},
      {"0. Stap", "0. Stap"},
      {"Stuur .docx naar", "Stuur .docx naar"},
      // Nothing decides here.
      {"1. Open AI-model", "1. Open AI-model"},
      {"Yildemirok", "Yildemirok"},
      {"l.devries@example.nl", "l.devries@example.nl"},
      {"ldevries@example.nl", "ldevries@example.nl"},
      {"9d38B3nZO90U", "9d38B3nZO90U"},
      {"0", "0"},
      {"2 × 3", "2 × 3"},
      {"", ""},
  };
  for (const auto& [in, out] : kCases) EXPECT_EQ(Settled(in), out);
}

TEST(Doubt, AsksTheSecondReader) {
  const std::pair<const char*, bool> kCases[] = {
      {"Achternaam", false},
      {"999990019", false},
      {"999990018", true},
      {"99O4 12", true},
      {"Jan5en", true},
      {"v2.1.0", false},
      {"NL91ABNA0417164300", false},
      {"NL91ABNA0417164301", true},
  };
  for (const auto& [in, doubtful] : kCases) EXPECT_EQ(IsDoubtful(Text(in)), doubtful) << in;
  ReadText unsure = Text("Achternaam");
  unsure[3].confidence = 0.4F;
  EXPECT_TRUE(IsDoubtful(unsure));
}

// Cells of one column from top to bottom, 20 px apart.
std::string Column(const std::vector<std::string>& cells) {
  std::vector<ReadLine> lines;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    ReadLine line;
    const double top = 20.0 * static_cast<double>(i);
    line.quad = Quad::FromRect({100, top, 112, top + 12});
    line.text = Text(cells[i]);
    lines.push_back(std::move(line));
  }
  SettleColumns(lines);
  std::string out;
  for (const ReadLine& line : lines) {
    for (const ReadChar& c : line.text) out += c.utf8;
    out += ' ';
  }
  return out;
}

TEST(LookAlikes, AColumnOfInitialsDecidesWhatALoneOneIs) {
  EXPECT_EQ(Column({"J.", "1.", "M.A.", "1."}), "J. I. M.A. I. ");
  EXPECT_EQ(Column({"1.", "2.", "3."}), "1. 2. 3. ");
  EXPECT_EQ(Column({"A.", "B.", "1.", "2."}), "A. B. 1. 2. ");
  EXPECT_EQ(Column({"J.", "1.", "Naam", "Adres"}), "J. 1. Naam Adres ");
  EXPECT_EQ(Column({"1."}), "1. ");
}

}  // namespace
}  // namespace zwartlak
