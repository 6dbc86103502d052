// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "redactors/pdf/inline_image.h"

#include <algorithm>
#include <array>
#include <exception>
#include <qpdf/Buffer.hh>
#include <string>
#include <utility>

#include "redactors/pdf/inflate.h"

namespace zwartlak::pdf {
namespace {

using Object = QPDFObjectHandle;
using Abbreviation = std::pair<std::string_view, std::string_view>;

// ISO 32000-1, tables 93 and 94.
constexpr std::array<Abbreviation, 9> kKeys{{{"/BPC", "/BitsPerComponent"},
                                             {"/CS", "/ColorSpace"},
                                             {"/D", "/Decode"},
                                             {"/DP", "/DecodeParms"},
                                             {"/F", "/Filter"},
                                             {"/H", "/Height"},
                                             {"/IM", "/ImageMask"},
                                             {"/I", "/Interpolate"},
                                             {"/W", "/Width"}}};
constexpr std::array<Abbreviation, 7> kFilters{{{"/AHx", "/ASCIIHexDecode"},
                                                {"/A85", "/ASCII85Decode"},
                                                {"/LZW", "/LZWDecode"},
                                                {"/Fl", "/FlateDecode"},
                                                {"/RL", "/RunLengthDecode"},
                                                {"/CCF", "/CCITTFaxDecode"},
                                                {"/DCT", "/DCTDecode"}}};
constexpr std::array<Abbreviation, 4> kSpaces{
    {{"/G", "/DeviceGray"}, {"/RGB", "/DeviceRGB"}, {"/CMYK", "/DeviceCMYK"}, {"/I", "/Indexed"}}};

template <std::size_t N>
std::string Spelled(const std::array<Abbreviation, N>& table, const std::string& name) {
  const auto* it = std::ranges::find(table, name, &Abbreviation::first);
  return it == table.end() ? name : std::string(it->second);
}

template <std::size_t N>
void SpellOut(const std::array<Abbreviation, N>& table, Object dictionary, const char* key) {
  Object value = dictionary.getKey(key);
  if (value.isName()) {
    dictionary.replaceKey(key, Object::newName(Spelled(table, value.getName())));
  } else if (value.isArray()) {
    for (int i = 0; i < value.getArrayNItems(); ++i) {
      Object item = value.getArrayItem(i);
      if (item.isName()) value.setArrayItem(i, Object::newName(Spelled(table, item.getName())));
    }
  }
}

}  // namespace

Object InlineImageObject(QPDF& pdf, const std::vector<Token>& entries, std::string_view data,
                         Object spaces) {
  std::string text("<< ");
  for (const Token& token : entries) text.append(token.raw).append(" ");
  Object read;
  try {
    read = Object::parse(text + ">>");
  } catch (const std::exception&) {
    return Object::newNull();
  }
  if (!read.isDictionary()) return Object::newNull();
  Object image = Object::newStream(&pdf, std::string(data));
  Object dictionary = image.getDict();
  for (const std::string& key : read.getKeys()) {
    dictionary.replaceKey(Spelled(kKeys, key), read.getKey(key));
  }
  dictionary.removeKey("/Length");
  dictionary.replaceKey("/Type", Object::newName("/XObject"));
  dictionary.replaceKey("/Subtype", Object::newName("/Image"));
  SpellOut(kFilters, dictionary, "/Filter");
  Object space = dictionary.getKey("/ColorSpace");
  if (space.isName() && spaces.isDictionary() && spaces.hasKey(space.getName())) {
    dictionary.replaceKey("/ColorSpace", spaces.getKey(space.getName()));
  } else {
    SpellOut(kSpaces, dictionary, "/ColorSpace");
  }
  image.replaceStreamData(std::string(data), dictionary.getKey("/Filter"),
                          dictionary.getKey("/DecodeParms"));
  // What is broken off is drawn by some programs as far as it goes; they agree on no end.
  if (IsDeflated(image) && !Inflate(*image.getRawStreamData()).ended) return Object::newNull();
  return image;
}

}  // namespace zwartlak::pdf
